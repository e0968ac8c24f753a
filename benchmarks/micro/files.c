/* Calls on the data of files and directories; the directory holds file (4 KiB), many/ (1,000 entries), big. */
#include "bench.h"
#include <dirent.h>

enum { BLOCK = 4096 };

static const char *path;
static int fd;
static off_t size, position;
static unsigned long long random_state = 88172645463325252ULL;
static char block[32768];

static void file(const char *directory) { path = in(directory, "file"); }
static void open_read_close(void) {
    int opened = open(path, O_RDONLY);
    check(opened >= 0, path);
    check(read(opened, block, BLOCK) == BLOCK, "read");
    close(opened);
}

static void big(const char *directory) {
    check((fd = open(in(directory, "big"), O_RDONLY)) >= 0, "big");
    size = lseek(fd, 0, SEEK_END);
    check(size >= BLOCK, "size of big");
}
static void sequential(void) {
    check(pread(fd, block, BLOCK, position) == BLOCK, "pread");
    position = (position + BLOCK) % size;
}
static void random_(void) {
    random_state ^= random_state << 13, random_state ^= random_state >> 7, random_state ^= random_state << 17;
    check(pread(fd, block, BLOCK, random_state % (size / BLOCK) * BLOCK) == BLOCK, "pread");
}

static void many(const char *directory) { path = in(directory, "many"); }
static void list(void) {
    int opened = open(path, O_RDONLY | O_DIRECTORY);
    check(opened >= 0, path);
    long total = 0, n;
    while ((n = getdents64(opened, block, sizeof block)) > 0) total += n;
    check(n == 0 && total >= 1000 * 24, "getdents64");
    close(opened);
}

static void created(const char *directory) {
    path = in(directory, "created");
    unlink(path);
}
static void create_unlink(void) {
    int opened = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    check(opened >= 0, path);
    close(opened);
    check(unlink(path) == 0, "unlink");
}

const struct operation operations[] = {
    {"open-read-close", file, open_read_close},
    {"pread-sequential", big, sequential},
    {"pread-random", big, random_},
    {"list-1000", many, list},
    {"create-unlink", created, create_unlink},
    {NULL},
};
