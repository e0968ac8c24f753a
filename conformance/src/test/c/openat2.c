/* openat2(2) of each argument with each RESOLVE flag; then with bad structures. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
    const char *name;
    unsigned long long value;
} FLAGS[] = {
    {"none", 0},
    {"RESOLVE_BENEATH", RESOLVE_BENEATH},
    {"RESOLVE_IN_ROOT", RESOLVE_IN_ROOT},
    {"RESOLVE_NO_SYMLINKS", RESOLVE_NO_SYMLINKS},
    {"RESOLVE_NO_MAGICLINKS", RESOLVE_NO_MAGICLINKS},
};

static void show(long fd) {
    struct stat st;
    if (fd < 0) {
        printf("%s\n", strerrorname_np(errno));
    } else if (fstat(fd, &st) == 0) {
        printf("%s\n", S_ISREG(st.st_mode) ? "regular" : S_ISDIR(st.st_mode) ? "directory" : "other");
        close(fd);
    }
}

static long openat2(const char *path, struct open_how *how, size_t size) {
    return syscall(SYS_openat2, AT_FDCWD, path, how, size);
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        for (size_t f = 0; f < sizeof FLAGS / sizeof *FLAGS; f++) {
            struct open_how how = {.flags = O_RDONLY | O_CLOEXEC, .resolve = FLAGS[f].value};
            printf("%s %s ", argv[i], FLAGS[f].name);
            show(openat2(argv[i], &how, sizeof how));
        }
    }
    struct open_how how = {.flags = O_RDONLY, .resolve = RESOLVE_CACHED};
    long fd = openat2("top", &how, sizeof how);
    printf("RESOLVE_CACHED %s\n", fd >= 0 || errno == EAGAIN ? "EAGAIN or ok" : strerrorname_np(errno));

    struct open_how wrong[] = {
        {.flags = O_RDONLY, .mode = 0644},
        {.flags = O_RDONLY, .resolve = 1 << 20},
        {.flags = 1ULL << 40},
        {.flags = O_RDONLY, .resolve = RESOLVE_BENEATH | RESOLVE_IN_ROOT},
        {.flags = O_PATH | O_RDWR | O_APPEND},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        printf("wrong %zu ", i);
        show(openat2("top", &wrong[i], sizeof wrong[i]));
    }
    struct {
        struct open_how how;
        long more;
    } longer = {.how = {.flags = O_RDONLY}};
    printf("longer ");
    show(openat2("top", &longer.how, sizeof longer));
    longer.more = 1;
    printf("longer, not zero ");
    show(openat2("top", &longer.how, sizeof longer));
    printf("shorter ");
    show(openat2("top", &longer.how, 8));
    return 0;
}
