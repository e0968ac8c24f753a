package javu.host;

import static javu.abi.linux.x86_64.Syscalls.*;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Limits;
import javu.abi.linux.LinuxDirent64;
import javu.abi.linux.Memfd;
import javu.abi.linux.OpenHow;
import javu.abi.linux.StructStat;
import javu.abi.linux.Timespec;

/** File system calls of the host, one method per call; {@code dirfd} may be {@code AT_FDCWD}. */
public final class HostFiles {
    private HostFiles() {}

    /** {@code int openat(int dirfd, const char *path, int flags, mode_t mode)}. */
    public static int openat(int dirfd, String path, int flags, int mode) throws ErrnoException {
        return (int) Syscall.check(
                Syscall.call(SYS_openat, dirfd, Scratch.current().path(path), flags | Fcntl.O_LARGEFILE, mode));
    }

    /** {@code int openat2(int dirfd, const char *path, struct open_how *how, size_t size)}. */
    public static int openat2(int dirfd, String path, long flags, long mode, long resolve) throws ErrnoException {
        Scratch scratch = Scratch.current();
        long how = scratch.buffer();
        Memory.putLong(how + OpenHow.flags, flags);
        Memory.putLong(how + OpenHow.mode, mode);
        Memory.putLong(how + OpenHow.resolve, resolve);
        return (int) Syscall.check(Syscall.call(SYS_openat2, dirfd, scratch.path(path), how, OpenHow.SIZE));
    }

    /** {@code int close(int fd)}; a descriptor that is not open is not an error here. */
    public static void close(int fd) {
        if (fd >= 0) {
            Syscall.call(SYS_close, fd);
        }
    }

    /** {@code int newfstatat(int dirfd, const char *path, struct stat *buf, int flags)}; {@code buf} is native memory. */
    public static void newfstatat(int dirfd, String path, long buf, int flags) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_newfstatat, dirfd, Scratch.current().path(path), buf, flags));
    }

    /** {@code int fstat(int fd, struct stat *buf)}. */
    public static void fstat(int fd, long buf) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_fstat, fd, buf, 0));
    }

    /** {@code st_mode} of a path, or of {@code dirfd} itself for the empty path; symbolic links are not followed. */
    public static int mode(int dirfd, String path) throws ErrnoException {
        long buf = Scratch.current().buffer();
        newfstatat(dirfd, path, buf, Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH);
        return Memory.getInt(buf + StructStat.st_mode);
    }

    /** {@code int statx(...)}. */
    public static void statx(int dirfd, String path, int flags, int mask, long buf) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_statx, dirfd, Scratch.current().path(path), flags, mask, buf, 0));
    }

    /** {@code ssize_t readlinkat(int dirfd, const char *path, char *buf, size_t size)}. */
    public static String readlinkat(int dirfd, String path) throws ErrnoException {
        Scratch scratch = Scratch.current();
        long length = Syscall.check(
                Syscall.call(SYS_readlinkat, dirfd, scratch.path(path), scratch.buffer(), Limits.PATH_MAX));
        return Memory.getString(scratch.buffer(), (int) length);
    }

    /** {@code int faccessat2(int dirfd, const char *path, int mode, int flags)}. */
    public static void faccessat2(int dirfd, String path, int mode, int flags) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_faccessat2, dirfd, Scratch.current().path(path), mode, flags));
    }

    /** {@code int mkdirat(int dirfd, const char *path, mode_t mode)}. */
    public static void mkdirat(int dirfd, String path, int mode) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_mkdirat, dirfd, Scratch.current().path(path), mode));
    }

    /** {@code int mknodat(int dirfd, const char *path, mode_t mode, dev_t dev)}. */
    public static void mknodat(int dirfd, String path, int mode, long dev) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_mknodat, dirfd, Scratch.current().path(path), mode, dev));
    }

    /** {@code int unlinkat(int dirfd, const char *path, int flags)}. */
    public static void unlinkat(int dirfd, String path, int flags) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_unlinkat, dirfd, Scratch.current().path(path), flags));
    }

    /** {@code int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned flags)}. */
    public static void renameat2(int olddirfd, String oldpath, int newdirfd, String newpath, int flags)
            throws ErrnoException {
        Scratch scratch = Scratch.current();
        Syscall.check(Syscall.call(
                SYS_renameat2, olddirfd, scratch.path(oldpath), newdirfd, scratch.second(newpath), flags, 0));
    }

    /** {@code int linkat(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, int flags)}. */
    public static void linkat(int olddirfd, String oldpath, int newdirfd, String newpath, int flags)
            throws ErrnoException {
        Scratch scratch = Scratch.current();
        Syscall.check(
                Syscall.call(SYS_linkat, olddirfd, scratch.path(oldpath), newdirfd, scratch.second(newpath), flags, 0));
    }

    /** {@code int symlinkat(const char *target, int newdirfd, const char *linkpath)}. */
    public static void symlinkat(String target, int newdirfd, String linkpath) throws ErrnoException {
        Scratch scratch = Scratch.current();
        Syscall.check(Syscall.call(SYS_symlinkat, scratch.path(target), newdirfd, scratch.second(linkpath)));
    }

    /** {@code int chdir(const char *path)}: of the whole process. */
    public static void chdir(String path) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_chdir, Scratch.current().path(path)));
    }

    /** {@code int fchdir(int fd)}: of the whole process. */
    public static void fchdir(int fd) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_fchdir, fd));
    }

    /** {@code int inotify_add_watch(int fd, const char *path, uint32_t mask)}. */
    public static int inotify_add_watch(int fd, String path, int mask) throws ErrnoException {
        return (int) Syscall.check(
                Syscall.call(SYS_inotify_add_watch, fd, Scratch.current().path(path), mask));
    }

    /** {@code int fchmod(int fd, mode_t mode)}. */
    public static void fchmod(int fd, int mode) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_fchmod, fd, mode, 0));
    }

    /** {@code int fchmodat(int dirfd, const char *path, mode_t mode)}; follows symbolic links. */
    public static void fchmodat(int dirfd, String path, int mode) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_fchmodat, dirfd, Scratch.current().path(path), mode));
    }

    /** {@code int fchownat(int dirfd, const char *path, uid_t owner, gid_t group, int flags)}. */
    public static void fchownat(int dirfd, String path, int owner, int group, int flags) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_fchownat, dirfd, Scratch.current().path(path), owner, group, flags, 0));
    }

    /**
     * {@code int utimensat(int dirfd, const char *path, const struct timespec times[2], int flags)}; {@code times} is
     * native memory or 0.
     */
    public static void utimensat(int dirfd, String path, long times, int flags) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_utimensat, dirfd, Scratch.current().path(path), times, flags));
    }

    /** {@code int futimens(int fd, const struct timespec times[2])}. */
    public static void futimens(int fd, long atime, int atimeNanos, long mtime, int mtimeNanos) throws ErrnoException {
        long times = Scratch.current().buffer();
        Memory.putLong(times + Timespec.tv_sec, atime);
        Memory.putLong(times + Timespec.tv_nsec, atimeNanos);
        Memory.putLong(times + Timespec.SIZE + Timespec.tv_sec, mtime);
        Memory.putLong(times + Timespec.SIZE + Timespec.tv_nsec, mtimeNanos);
        Syscall.check(Syscall.call(SYS_utimensat, fd, 0, times, 0));
    }

    /** {@code int truncate(const char *path, off_t length)}. */
    public static void truncate(String path, long length) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_truncate, Scratch.current().path(path), length, 0));
    }

    /** {@code int ftruncate(int fd, off_t length)}. */
    public static void ftruncate(int fd, long length) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_ftruncate, fd, length, 0));
    }

    /** {@code int fstatfs(int fd, struct statfs *buf)}; {@code buf} is native memory. */
    public static void fstatfs(int fd, long buf) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_fstatfs, fd, buf, 0));
    }

    /** {@code int fcntl(int fd, int cmd, long arg)}. */
    public static int fcntl(int fd, int cmd, long arg) throws ErrnoException {
        return (int) Syscall.check(Syscall.call(SYS_fcntl, fd, cmd, arg));
    }

    /** {@code ssize_t read(int fd, void *buf, size_t count)}. */
    public static int read(int fd, long buf, long count) throws ErrnoException {
        return (int) Syscall.check(Syscall.call(SYS_read, fd, buf, count));
    }

    /** {@code ssize_t pread64(int fd, void *buf, size_t count, off_t offset)}. */
    public static int pread64(int fd, long buf, long count, long offset) throws ErrnoException {
        return (int) Syscall.check(Syscall.call(SYS_pread64, fd, buf, count, offset));
    }

    /** {@code ssize_t write(int fd, const void *buf, size_t count)}, repeated until all is written. */
    public static void writeAll(int fd, long buf, long count) throws ErrnoException {
        long done = 0;
        while (done < count) {
            done += Syscall.check(Syscall.call(SYS_write, fd, buf + done, count - done));
        }
    }

    /** Writes all bytes of an array. */
    public static void writeAll(int fd, byte[] bytes) throws ErrnoException {
        long buffer = Scratch.current().buffer();
        for (int done = 0; done < bytes.length; ) {
            int count = Math.min(Scratch.BUFFER_SIZE, bytes.length - done);
            Memory.put(buffer, bytes, done, count);
            writeAll(fd, buffer, count);
            done += count;
        }
    }

    /** Writes to a file that exists, such as one of {@code /proc}, in one call. */
    public static void write(String path, String content) throws ErrnoException {
        int fd = openat(Fcntl.AT_FDCWD, path, Fcntl.O_WRONLY | Fcntl.O_CLOEXEC, 0);
        try {
            long buffer = Scratch.current().buffer();
            int length = Memory.putString(buffer, content) - 1;
            Syscall.check(Syscall.call(SYS_write, fd, buffer, length));
        } finally {
            close(fd);
        }
    }

    /** The whole content of a small file, such as one of {@code /proc}. */
    public static String read(String path) throws ErrnoException {
        int fd = openat(Fcntl.AT_FDCWD, path, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC, 0);
        try {
            StringBuilder content = new StringBuilder();
            long buffer = Scratch.current().buffer();
            for (int n; (n = read(fd, buffer, Scratch.BUFFER_SIZE)) > 0; ) {
                content.append(Memory.getString(buffer, n));
            }
            return content.toString();
        } finally {
            close(fd);
        }
    }

    /** {@code int memfd_create(const char *name, unsigned int flags)}, executable where the kernel asks for a choice. */
    public static int memfd_create(String name, int flags) throws ErrnoException {
        long address = Scratch.current().path(name.length() > 200 ? name.substring(0, 200) : name);
        long fd = Syscall.call(SYS_memfd_create, address, flags | Memfd.MFD_EXEC, 0);
        return (int) (fd >= 0 ? fd : Syscall.check(Syscall.call(SYS_memfd_create, address, flags, 0)));
    }

    /** A new open file description of what {@code fd} refers to. */
    public static int reopen(int fd, int flags) throws ErrnoException {
        return openat(Fcntl.AT_FDCWD, "/proc/self/fd/" + fd, flags, 0);
    }

    /** One entry of a directory, as in {@code struct linux_dirent64}. */
    public record DirectoryEntry(String name, long ino, int type) {}

    /** All entries of a directory in its order, {@code "."} and {@code ".."} included. */
    public static List<DirectoryEntry> getdents64(int fd) throws ErrnoException {
        List<DirectoryEntry> entries = new ArrayList<>();
        long buffer = Scratch.current().buffer();
        long n;
        while ((n = Syscall.check(Syscall.call(SYS_getdents64, fd, buffer, Scratch.BUFFER_SIZE))) > 0) {
            for (long at = buffer; at < buffer + n; ) {
                int length = Memory.getShort(at + LinuxDirent64.d_reclen) & 0xffff;
                long name = at + LinuxDirent64.d_name;
                entries.add(new DirectoryEntry(
                        Memory.getString(name, Memory.strlen(name, length)),
                        Memory.getLong(at + LinuxDirent64.d_ino),
                        Memory.getByte(at + LinuxDirent64.d_type)));
                at += length;
            }
        }
        return entries;
    }

    /** {@code int setxattr(...)}, or {@code lsetxattr} unless {@code follow}. */
    public static void setxattr(String path, boolean follow, String name, byte[] value, int flags)
            throws ErrnoException {
        Scratch scratch = Scratch.current();
        if (value.length > Scratch.BUFFER_SIZE) {
            throw Errno.E2BIG.exception();
        }
        Memory.put(scratch.buffer(), value);
        Syscall.check(Syscall.call(
                follow ? SYS_setxattr : SYS_lsetxattr,
                scratch.path(path),
                scratch.second(name),
                scratch.buffer(),
                value.length,
                flags,
                0));
    }

    /** {@code ssize_t getxattr(...)}, or {@code lgetxattr} unless {@code follow}: the whole value. */
    public static byte[] getxattr(String path, boolean follow, String name) throws ErrnoException {
        Scratch scratch = Scratch.current();
        long buffer = scratch.buffer();
        int length = (int) Syscall.check(Syscall.call(
                follow ? SYS_getxattr : SYS_lgetxattr,
                scratch.path(path),
                scratch.second(name),
                buffer,
                Scratch.BUFFER_SIZE));
        return Memory.get(buffer, length);
    }

    /** {@code ssize_t listxattr(...)}, or {@code llistxattr} unless {@code follow}: the whole list. */
    public static byte[] listxattr(String path, boolean follow) throws ErrnoException {
        Scratch scratch = Scratch.current();
        long buffer = scratch.buffer();
        int length = (int) Syscall.check(
                Syscall.call(follow ? SYS_listxattr : SYS_llistxattr, scratch.path(path), buffer, Scratch.BUFFER_SIZE));
        return Memory.get(buffer, length);
    }

    /** {@code int removexattr(...)}, or {@code lremovexattr} unless {@code follow}. */
    public static void removexattr(String path, boolean follow, String name) throws ErrnoException {
        Scratch scratch = Scratch.current();
        Syscall.check(
                Syscall.call(follow ? SYS_removexattr : SYS_lremovexattr, scratch.path(path), scratch.second(name), 0));
    }
}
