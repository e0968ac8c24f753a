/* 64 threads make files, directories, pipes and processes in the current directory. Prints how many failures there were. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 64, ROUNDS = 12 };

static int failures;

#define CHECK(c)                                                                         \
    do {                                                                                 \
        if (!(c)) {                                                                      \
            __atomic_add_fetch(&failures, 1, __ATOMIC_SEQ_CST);                          \
            fprintf(stderr, "line %d: %s: %s\n", __LINE__, #c, strerror(errno));         \
        }                                                                                \
    } while (0)

static int entries(const char *path) {
    DIR *directory = opendir(path);
    int count = 0;
    while (directory && readdir(directory)) {
        count++;
    }
    if (directory) {
        closedir(directory);
    }
    return count;
}

static void round_of_calls(int id, int round) {
    char dir[64], file[128], other[128], text[64], back[64], cwd[4096];
    struct stat st;
    snprintf(dir, sizeof dir, "d%d", id);
    snprintf(file, sizeof file, "%s/file%d", dir, round);
    snprintf(other, sizeof other, "%s/moved", dir);
    int length = snprintf(text, sizeof text, "thread %d round %d", id, round);

    CHECK(mkdir(dir, 0755) == 0);
    int fd = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    CHECK(fd >= 0);
    CHECK(write(fd, text, length) == length);
    CHECK(pread(fd, back, sizeof back, 0) == length && memcmp(text, back, length) == 0);
    CHECK(fstat(fd, &st) == 0 && st.st_size == length);
    CHECK(rename(file, other) == 0);
    CHECK(access(file, F_OK) == -1 && errno == ENOENT);
    CHECK(stat(other, &st) == 0 && st.st_size == length);
    CHECK(ftruncate(fd, 6) == 0 && fstat(fd, &st) == 0 && st.st_size == 6);
    CHECK(close(fd) == 0);
    CHECK(entries(dir) == 3);
    CHECK(getcwd(cwd, sizeof cwd) != NULL);
    CHECK(symlink("moved", file) == 0 && readlink(file, back, sizeof back) == 5);
    CHECK(open("d/nowhere", O_RDONLY) == -1 && errno == ENOENT);

    int ends[2];
    CHECK(pipe(ends) == 0);
    CHECK(write(ends[1], "x", 1) == 1 && read(ends[0], back, 1) == 1);
    CHECK(close(ends[0]) == 0 && close(ends[1]) == 0);

    CHECK(unlink(file) == 0 && unlink(other) == 0 && rmdir(dir) == 0);
    if (round % 4 == 0) {
        int status = -1;
        pid_t child = fork();
        if (child == 0) {
            int mine = open("/proc/self/stat", O_RDONLY);
            _exit(mine >= 0 && stat(".", &st) == 0 ? id : 255);
        }
        CHECK(child > 0 && waitpid(child, &status, 0) == child);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == id);
    }
}

static void *run(void *argument) {
    for (int round = 0; round < ROUNDS; round++) {
        round_of_calls((int) (long) argument, round);
    }
    return NULL;
}

int main(void) {
    pthread_t threads[THREADS];
    for (long i = 0; i < THREADS; i++) {
        pthread_create(&threads[i], NULL, run, (void *) i);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    printf("%d threads, %d failures\n", THREADS, failures);
    return failures != 0;
}
