/* timed RESULT PREPARATION COMMAND: runs both with sh and writes their durations in nanoseconds to RESULT. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    long long start = nanoseconds();
    if (*argv[2] && system(argv[2]) != 0) return 3;
    long long prepared = nanoseconds();
    if (system(argv[3]) != 0) return 4;
    long long done = nanoseconds();
    FILE *result = fopen(argv[1], "w");
    if (!result) return 5;
    fprintf(result, "%lld %lld\n", prepared - start, done - prepared);
    return fclose(result) == 0 ? 0 : 5;
}
