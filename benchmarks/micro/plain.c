/* Calls that no view looks at. */
#include "bench.h"
#include <sys/syscall.h>
#include <sys/wait.h>

static int fd, there[2], back[2];
static char block[4096];

static void getppid_(void) { syscall(SYS_getppid); }

static void open_zero(const char *directory) { check((fd = open("/dev/zero", O_RDONLY)) >= 0, "/dev/zero"); }
static void read_(void) { check(read(fd, block, 1) == 1, "read"); }

static void open_null(const char *directory) { check((fd = open("/dev/null", O_WRONLY)) >= 0, "/dev/null"); }
static void write_(void) { check(write(fd, block, 1) == 1, "write"); }

/* A child that sends back every byte until the pipe closes. */
static void echo(const char *directory) {
    check(pipe(there) == 0 && pipe(back) == 0, "pipe");
    pid_t child = fork();
    check(child >= 0, "fork");
    if (child) {
        close(there[0]);
        close(back[1]);
        return;
    }
    close(there[1]);
    close(back[0]);
    char byte;
    while (read(there[0], &byte, 1) == 1 && write(back[1], &byte, 1) == 1) continue;
    _exit(0);
}
static void ping_pong(void) { check(write(there[1], block, 1) == 1 && read(back[0], block, 1) == 1, "pipe"); }

const struct operation operations[] = {
    {"getppid", NULL, getppid_},
    {"read", open_zero, read_},
    {"write", open_null, write_},
    {"ping-pong", echo, ping_pong},
    {NULL},
};
