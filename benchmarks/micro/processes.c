/* Births of processes, each waited for. */
#include "bench.h"
#include <spawn.h>
#include <sys/wait.h>

extern char **environ;
static char *const arguments[] = {"true", NULL};

static void reap(pid_t child) {
    int status;
    check(child > 0 && waitpid(child, &status, 0) == child && status == 0, "child");
}

static void fork_exit(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    reap(child);
}

static void fork_exec(void) {
    pid_t child = fork();
    if (child == 0) {
        execve("/bin/true", arguments, environ);
        _exit(127);
    }
    reap(child);
}

static void spawn(void) {
    pid_t child = -1;
    posix_spawn(&child, "/bin/true", NULL, NULL, arguments, environ);
    reap(child);
}

const struct operation operations[] = {
    {"fork-exit", NULL, fork_exit},
    {"fork-exec", NULL, fork_exec},
    {"posix-spawn", NULL, spawn},
    {NULL},
};
