/* filecalls FILE DIRECTORY: what calls on them give. The file has 26 letters. Buffers have guards around them. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/stat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>

static char area[8192];
static char *const buffer = area + 2048;
static void *volatile nowhere = (void *) 1;

static void guard(void) {
    memset(area, '#', sizeof area);
}

/* Prints the result, and whether anything outside of the first size bytes changed. */
static void show(const char *name, long result, size_t size) {
    if (result < 0) {
        printf("%s: %s", name, strerrorname_np(errno));
    } else {
        printf("%s: ok %ld", name, result);
    }
    for (char *p = area; p < area + sizeof area; p++) {
        if (*p != '#' && (p < buffer || p >= buffer + size)) {
            printf(", wrote at %ld", (long) (p - buffer));
            break;
        }
    }
    printf("\n");
    guard();
}

int main(int argc, char **argv) {
    struct stat st;
    struct statx stx;
    char link[64];
    int fd = open(argv[1], O_RDONLY);
    int dir = open(argv[2], O_RDONLY | O_DIRECTORY);
    int path = open(argv[1], O_PATH);
    guard();

    show("getcwd, 3 bytes", syscall(SYS_getcwd, buffer, 3), 3);
    show("getcwd, 0 bytes", syscall(SYS_getcwd, buffer, 0), 0);
    show("getcwd, bad address", syscall(SYS_getcwd, nowhere, 100), 0);
    long length = syscall(SYS_getcwd, buffer, 4096);
    printf("getcwd length %d\n", length == (long) strlen(buffer) + 1);
    guard();
    printf("getcwd exact %d\n", syscall(SYS_getcwd, buffer, length) == length && buffer[length] == '#');
    guard();
    show("getcwd, one too short", syscall(SYS_getcwd, buffer, length - 1), length - 1);

    char three[3], four[4];
    struct iovec parts[] = {{three, 3}, {four, 4}};
    printf("readv %d ", readv(fd, parts, 2) == 7 ? 3 : 0);
    printf("%.3s%.4s\n", three, four);
    printf("preadv %ld %.3s%.4s\n", (long) preadv(fd, parts, 2, 20), three, four);
    printf("preadv2 %ld %.3s offset %ld\n", (long) preadv2(fd, parts, 1, -1, 0), three, (long) lseek(fd, 0, SEEK_CUR));
    show("pread", pread(fd, buffer, 100, 20), 6);
    show("pread, negative", pread(fd, buffer, 1, -1), 0);
    show("read, bad address", read(fd, nowhere, 1), 0);
    show("read at the end", lseek(fd, 0, SEEK_END) == 26 ? read(fd, buffer, 10) : -1, 0);
    show("lseek", lseek(fd, -1, SEEK_SET), 0);
    show("lseek beyond", lseek(fd, 1000, SEEK_SET), 0);
    show("SEEK_DATA", lseek(fd, 5, SEEK_DATA), 0);
    show("SEEK_HOLE", lseek(fd, 5, SEEK_HOLE), 0);
    show("SEEK_DATA at the end", lseek(fd, 26, SEEK_DATA), 0);

    show("read of a directory", read(dir, buffer, 10), 0);
    show("pread of a directory", pread(dir, buffer, 10, 0), 0);
    show("write to a directory", write(dir, "x", 1), 0);
    show("getdents of a file", syscall(SYS_getdents64, fd, buffer, 1000), 0);
    show("read of O_PATH", read(path, buffer, 10), 0);
    show("TCGETS", ioctl(fd, TCGETS, buffer), 0);
    show("TCGETS of a directory", ioctl(dir, TCGETS, buffer), 0);
    show("unknown ioctl", ioctl(fd, 0xdeadbeef, buffer), 0);
    show("FIONREAD", lseek(fd, 20, SEEK_SET) == 20 ? ioctl(fd, FIONREAD, buffer) : -1, 4);
    show("FIOCLEX", ioctl(fd, FIOCLEX), 0);
    show("F_GETFD", fcntl(fd, F_GETFD), 0);

    show("AT_EMPTY_PATH", fstatat(fd, "", &st, AT_EMPTY_PATH) ? -1 : st.st_size, 0);
    show("AT_EMPTY_PATH of O_PATH", fstatat(path, "", &st, AT_EMPTY_PATH) ? -1 : st.st_size, 0);
    show("AT_EMPTY_PATH of a directory", fstatat(dir, "", &st, AT_EMPTY_PATH) ? -1 : S_ISDIR(st.st_mode), 0);
    show("AT_EMPTY_PATH of cwd", fstatat(AT_FDCWD, "", &st, AT_EMPTY_PATH) ? -1 : S_ISDIR(st.st_mode), 0);
    show("empty path", fstatat(fd, "", &st, 0), 0);
    show("bad flags", fstatat(AT_FDCWD, argv[1], &st, 0x8000000), 0);
    show("bad fd", fstatat(12345, argv[1], &st, 0), 0);
    show("stat, bad address", syscall(SYS_stat, nowhere, &st), 0);
    show("stat, bad buffer", syscall(SYS_stat, argv[1], nowhere), 0);
    show("faccessat2", syscall(SYS_faccessat2, fd, "", R_OK, AT_EMPTY_PATH), 0);
    show("access, bad mode", access(argv[1], 64), 0);

    memset(&stx, 0, sizeof stx);
    show("statx", syscall(SYS_statx, AT_FDCWD, argv[1], AT_STATX_SYNC_AS_STAT, STATX_BASIC_STATS, &stx), 0);
    printf("statx mask %d size %lld mode %o links %u blocks %d mtime %lld\n",
           (stx.stx_mask & STATX_BASIC_STATS) == STATX_BASIC_STATS, stx.stx_size, stx.stx_mode, stx.stx_nlink,
           stx.stx_blocks < 100, stx.stx_mtime.tv_sec);
    show("statx of an fd", syscall(SYS_statx, fd, "", AT_EMPTY_PATH, STATX_SIZE, &stx) ? -1 : (long) stx.stx_size, 0);
    show("statx, reserved", syscall(SYS_statx, AT_FDCWD, argv[1], 0, 0x80000000u, &stx), 0);

    show("chdir to a file", chdir(argv[1]), 0);
    snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
    ssize_t whole = readlink(link, buffer, 4000);
    printf("readlink length %d\n", whole > 3 && buffer[whole] == '#');
    guard();
    show("readlink, 3 bytes", readlink(link, buffer, 3), 3);
    show("readlink, 0 bytes", readlink(link, buffer, 0), 0);
    show("readlink of a file", readlink(argv[1], buffer, 10), 0);
    show("fchdir", fchdir(dir), 0);
    show("open, bad address", open(nowhere, O_RDONLY), 0);
    return 0;
}
