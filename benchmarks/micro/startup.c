/* startup ROUNDS COMMAND...: for each round the wall time in nanoseconds and the largest resident set in KiB.
   A small program does this because the resident set of a child begins with that of its parent. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    for (int round = atoi(argv[1]); round > 0; round--) {
        struct rusage usage;
        int status;
        long long start = nanoseconds();
        pid_t child = fork();
        if (child == 0) {
            execvp(argv[2], argv + 2);
            _exit(127);
        }
        if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) return 1;
        printf("%lld %ld\n", nanoseconds() - start, usage.ru_maxrss);
    }
    return 0;
}
