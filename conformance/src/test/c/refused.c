/* refused io_uring | x32 | int80: ways past a system call filter. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { X32 = 0x40000000, MKDIR_32 = 39, GETPID_32 = 20 };

static void show(long result) {
    printf("%s\n", result < 0 ? strerrorname_np(errno) : "done");
}

static int int80(int number, unsigned long a, unsigned long b) {
    int result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b) : "memory", "r8", "r9", "r10", "r11");
    return result;
}

int main(int argc, char **argv) {
    static char parameters[120];
    if (strcmp(argv[1], "io_uring") == 0) {
        show(syscall(SYS_io_uring_setup, 4, parameters));
    } else if (strcmp(argv[1], "x32") == 0) {
        show(syscall(X32 | SYS_getpid));
        show(syscall(X32 | SYS_openat, -100, "/dev/null", 0));
    } else {
        setbuf(stdout, NULL);
        char *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
        strcpy(low, "made-by-int80");
        printf("%s\n", int80(MKDIR_32, (unsigned long) low, 0755) == 0 ? "mkdir done" : "mkdir refused");
        printf("%s\n", int80(GETPID_32, 0, 0) == getpid() ? "getpid done" : "getpid refused");
    }
    return 0;
}
