package javu.spi;

import javu.abi.errno.ErrnoException;
import org.jspecify.annotations.Nullable;

/** A file system that can be written to: names, and attributes by name. A method that is not implemented gives EOPNOTSUPP. */
public interface Changeable {
    /**
     * Creates and opens a regular file: {@code open(path, flags | O_CREAT, mode)}. The umask is applied.
     *
     * @param flags may hold O_EXCL and O_TRUNC
     */
    OpenFile create(String path, int flags, int mode) throws ErrnoException;

    /** {@code O_TMPFILE} in directory {@code path}. */
    default OpenFile createUnnamed(String path, int flags, int mode) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** mkdir(2); the umask is applied. */
    default void mkdir(String path, int mode) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** mknod(2); the umask is applied. */
    default void mknod(String path, int mode, long dev) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** symlink(2). */
    default void symlink(String target, String path) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** link(2): {@code path} becomes another name of {@code existing}. */
    default void link(String existing, String path) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** unlink(2). */
    default void unlink(String path) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** rmdir(2). */
    default void rmdir(String path) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** renameat2(2) within this file system; {@code flags} are {@code RENAME_*}. */
    default void rename(String from, String to, int flags) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** fchmodat2(2) with AT_SYMLINK_NOFOLLOW. */
    default void chmod(String path, int mode) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** lchown(2); -1 leaves an id as it is. */
    default void chown(String path, int uid, int gid) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** utimensat(2) with AT_SYMLINK_NOFOLLOW; {@code null} leaves both times at now. */
    default void utimens(String path, @Nullable Times times) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** truncate(2). */
    default void truncate(String path, long length) throws ErrnoException {
        throw FileSystem.unsupported();
    }

    /** The two times of utimensat(2), {@code UTIME_NOW} and {@code UTIME_OMIT} in the nanoseconds included. */
    record Times(long atime, int atimeNanos, long mtime, int mtimeNanos) {}
}
