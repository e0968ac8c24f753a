/* The loop all micro programs share: PROGRAM OPERATION DIRECTORY WARM_UP_MS MEASURE_MS prints nanoseconds per call. */
#ifndef BENCH_H
#define BENCH_H
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct operation {
    const char *name;
    void (*prepare)(const char *directory);
    void (*call)(void);
};

extern const struct operation operations[];

static inline void check(int ok, const char *what) {
    if (!ok) {
        perror(what);
        exit(1);
    }
}

/* The path of a file of the directory under test. */
static inline const char *in(const char *directory, const char *name) {
    char *path;
    check(asprintf(&path, "%s/%s", directory, name) > 0, "asprintf");
    return path;
}

static inline long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Calls for at least that long, looking at the clock ever more rarely, and returns the mean duration of a call. */
static inline double repeat(void (*call)(void), long long duration) {
    long long start = nanoseconds(), elapsed = 0, calls = 0, batch = 1;
    while (elapsed < duration) {
        for (long long i = 0; i < batch; i++) call();
        calls += batch;
        elapsed = nanoseconds() - start;
        if (elapsed < duration / 16) batch *= 2;
    }
    return (double) elapsed / calls;
}

int main(int argc, char **argv) {
    if (argc != 5) return 2;
    for (const struct operation *o = operations; o->name; o++) {
        if (strcmp(o->name, argv[1])) continue;
        if (o->prepare) o->prepare(argv[2]);
        repeat(o->call, atoll(argv[3]) * 1000000);
        printf("%.1f\n", repeat(o->call, atoll(argv[4]) * 1000000));
        return 0;
    }
    return 2;
}
#endif
