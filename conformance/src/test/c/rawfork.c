/* fork(2) and vfork(2) by number, as a C library that does not use clone(2) calls them. */
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int status = 0;
    if (syscall(SYS_fork) == 0) {
        _exit(access("/proc/self/stat", F_OK) == 0 ? 3 : 4);
    }
    wait(&status);
    printf("child %d\n", WEXITSTATUS(status));
    if (vfork() == 0) {
        execl("/bin/sh", "sh", "-c", "exit 7", (char *) 0);
        _exit(1);
    }
    wait(&status);
    printf("parent %d\n", WEXITSTATUS(status));
    return 0;
}
