/* Calls that name a file or ask what one is; the directory holds file, link -> file. */
#include "bench.h"

static const char *path;
static const char *root;
static int fd;
static struct stat found;

static void file(const char *directory) { path = in(directory, "file"); }
static void missing(const char *directory) { path = in(directory, "missing"); }
static void link_(const char *directory) { path = in(directory, "link"); }
static void relative(const char *directory) { check(chdir(directory) == 0, directory), path = "file"; }
static void opened(const char *directory) { check((fd = open(in(directory, "file"), O_RDONLY)) >= 0, "open"); }
static void itself(const char *directory) { root = directory; }

static void stat_hit(void) { check(stat(path, &found) == 0, path); }
static void stat_miss(void) { check(stat(path, &found) != 0, "stat of a missing file"); }
static void access_(void) { check(access(path, R_OK) == 0, path); }
static void fstat_(void) { check(fstat(fd, &found) == 0, "fstat"); }
static void chdir_(void) { check(chdir(root) == 0, root); }

const struct operation operations[] = {
    {"stat", file, stat_hit},
    {"stat-missing", missing, stat_miss},
    {"stat-link", link_, stat_hit},
    {"stat-relative", relative, stat_hit},
    {"access", file, access_},
    {"fstat", opened, fstat_},
    {"chdir", itself, chdir_},
    {NULL},
};
