package javu.core.file;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.abi.linux.Statx;
import javu.abi.linux.StatxTimestamp;
import javu.abi.linux.StructStatfs;
import javu.abi.linux.StructStatx;
import javu.abi.linux.Timespec;
import javu.host.HostFiles;
import javu.host.Memory;
import javu.spi.Changeable;
import javu.spi.FileSystem;
import javu.spi.HasLinks;
import javu.spi.HasStatfs;
import javu.spi.HasXattr;
import javu.spi.HostDirectory;
import javu.spi.OpenFile;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host, or a single file, served by the kernel's own calls. Paths come from the walker and hold no
 * symbolic link but perhaps the last component; the thread has the rights of the guest it works for.
 */
public final class HostFs implements FileSystem, HasLinks, Changeable, HasXattr, HasStatfs {
    private static final int MASK = Statx.STATX_BASIC_STATS | Statx.STATX_BTIME | Statx.STATX_MNT_ID;
    private static final ThreadLocal<Long> BUFFER = ThreadLocal.withInitial(() -> Memory.allocate(512));

    private final HostDirectory directory;
    private final int root;
    private final boolean rootIsDirectory;

    /** Serves what a module mounted. */
    public HostFs(HostDirectory directory) throws ErrnoException {
        this.directory = directory;
        root = directory.rootFd();
        rootIsDirectory = Mode.S_ISDIR(HostFiles.mode(root, ""));
    }

    public HostDirectory directory() {
        return directory;
    }

    public boolean rootIsDirectory() {
        return rootIsDirectory;
    }

    /** {@code path} for calls relative to the root descriptor; only for calls that do not follow a last link. */
    private String at(String path) {
        return path.isEmpty() && rootIsDirectory ? "." : path;
    }

    /** {@code path} for calls that have no {@code *at} form. */
    private String absolute(String path) {
        String prefix = "/proc/self/fd/" + root;
        return path.isEmpty() ? rootIsDirectory ? prefix + "/." : prefix : prefix + "/" + path;
    }

    /** A name of ours for a file, for calls of other kinds. */
    public String pathForCalls(String path) {
        return absolute(path);
    }

    /** inotify_add_watch(2) on a descriptor of ours. */
    public int watch(int inotify, String path, int mask) throws ErrnoException {
        return HostFiles.inotify_add_watch(inotify, absolute(path), mask);
    }

    private boolean isFileRoot(String path) {
        return path.isEmpty() && !rootIsDirectory;
    }

    @Override
    public void lstat(String path, Stat stat) throws ErrnoException {
        long buf = BUFFER.get();
        HostFiles.statx(root, path, Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH, MASK, buf);
        stat.st_dev = device(buf + StructStatx.stx_dev_major);
        stat.st_ino = Memory.getLong(buf + StructStatx.stx_ino);
        stat.st_mode = Memory.getShort(buf + StructStatx.stx_mode) & 0xffff;
        stat.st_nlink = Memory.getInt(buf + StructStatx.stx_nlink);
        stat.st_uid = Memory.getInt(buf + StructStatx.stx_uid);
        stat.st_gid = Memory.getInt(buf + StructStatx.stx_gid);
        stat.st_rdev = device(buf + StructStatx.stx_rdev_major);
        stat.st_size = Memory.getLong(buf + StructStatx.stx_size);
        stat.st_blksize = Memory.getInt(buf + StructStatx.stx_blksize);
        stat.st_blocks = Memory.getLong(buf + StructStatx.stx_blocks);
        stat.atime = seconds(buf + StructStatx.stx_atime);
        stat.atime_nsec = nanos(buf + StructStatx.stx_atime);
        stat.mtime = seconds(buf + StructStatx.stx_mtime);
        stat.mtime_nsec = nanos(buf + StructStatx.stx_mtime);
        stat.ctime = seconds(buf + StructStatx.stx_ctime);
        stat.ctime_nsec = nanos(buf + StructStatx.stx_ctime);
        stat.hasBirthTime = (Memory.getInt(buf + StructStatx.stx_mask) & Statx.STATX_BTIME) != 0;
        stat.btime = seconds(buf + StructStatx.stx_btime);
        stat.btime_nsec = nanos(buf + StructStatx.stx_btime);
        stat.stx_attributes = Memory.getLong(buf + StructStatx.stx_attributes);
        stat.stx_attributes_mask = Memory.getLong(buf + StructStatx.stx_attributes_mask);
        stat.stx_mnt_id = Memory.getLong(buf + StructStatx.stx_mnt_id);
    }

    private static long device(long at) {
        long major = Memory.getInt(at) & 0xffffffffL;
        long minor = Memory.getInt(at + Integer.BYTES) & 0xffffffffL;
        return minor & 0xff | (major & 0xfff) << 8 | (minor & ~0xffL) << 12 | (major & ~0xfffL) << 32;
    }

    private static long seconds(long timestamp) {
        return Memory.getLong(timestamp + StatxTimestamp.tv_sec);
    }

    private static int nanos(long timestamp) {
        return Memory.getInt(timestamp + StatxTimestamp.tv_nsec);
    }

    /** The content of a symbolic link, {@code ""} for any other file, in one call. */
    public String linkOrEmpty(String path) throws ErrnoException {
        try {
            return HostFiles.readlinkat(root, path);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EINVAL) {
                return "";
            }
            throw e;
        }
    }

    /** {@code st_mode} of a file. */
    public int mode(String path) throws ErrnoException {
        return HostFiles.mode(root, path);
    }

    /** faccessat2(2) with the rights this thread has; {@code flags} may hold AT_EACCESS. */
    public void access(String path, int mode, int flags) throws ErrnoException {
        if (isFileRoot(path)) {
            HostFiles.faccessat2(Fcntl.AT_FDCWD, absolute(path), mode, flags);
        } else {
            HostFiles.faccessat2(root, at(path), mode, flags | Fcntl.AT_SYMLINK_NOFOLLOW);
        }
    }

    @Override
    public OpenFile open(String path, int flags) throws ErrnoException {
        return opened(openFd(path, flags, 0));
    }

    /** open(2), {@code flags} as they come from the guest: a descriptor of ours. */
    public int openFd(String path, int flags, int mode) throws ErrnoException {
        int hostFlags = flags | Fcntl.O_CLOEXEC | Fcntl.O_NOCTTY;
        if (isFileRoot(path)) {
            return HostFiles.openat(Fcntl.AT_FDCWD, absolute(path), hostFlags & ~Fcntl.O_NOFOLLOW, 0);
        }
        return HostFiles.openat(root, at(path), hostFlags | Fcntl.O_NOFOLLOW, mode);
    }

    @Override
    public OpenFile create(String path, int flags, int mode) throws ErrnoException {
        return opened(openFd(path, flags | Fcntl.O_CREAT, mode & ~Mode.S_IFMT));
    }

    @Override
    public OpenFile createUnnamed(String path, int flags, int mode) throws ErrnoException {
        return opened(openFd(path, flags | Fcntl.O_TMPFILE, mode & ~Mode.S_IFMT));
    }

    private static OpenFile.OfHost opened(int fd) {
        return () -> fd;
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        return HostFiles.readlinkat(root, path);
    }

    @Override
    public void mkdir(String path, int mode) throws ErrnoException {
        HostFiles.mkdirat(root, at(path), mode);
    }

    @Override
    public void mknod(String path, int mode, long dev) throws ErrnoException {
        HostFiles.mknodat(root, at(path), mode, dev);
    }

    @Override
    public void symlink(String target, String path) throws ErrnoException {
        HostFiles.symlinkat(target, root, at(path));
    }

    @Override
    public void link(String existing, String path) throws ErrnoException {
        HostFiles.linkat(root, at(existing), root, at(path), 0);
    }

    /** linkat(2) with a descriptor of ours as the old file: gives a name to an O_TMPFILE. */
    public void linkDescriptor(int fd, String path) throws ErrnoException {
        HostFiles.linkat(Fcntl.AT_FDCWD, "/proc/self/fd/" + fd, root, path, Fcntl.AT_SYMLINK_FOLLOW);
    }

    @Override
    public void unlink(String path) throws ErrnoException {
        HostFiles.unlinkat(root, at(path), 0);
    }

    @Override
    public void rmdir(String path) throws ErrnoException {
        HostFiles.unlinkat(root, at(path), Fcntl.AT_REMOVEDIR);
    }

    @Override
    public void rename(String from, String to, int flags) throws ErrnoException {
        HostFiles.renameat2(root, at(from), root, at(to), flags);
    }

    @Override
    public void chmod(String path, int mode) throws ErrnoException {
        if (isFileRoot(path)) {
            HostFiles.fchmodat(Fcntl.AT_FDCWD, absolute(path), mode);
        } else if (Mode.S_ISLNK(mode(path))) {
            throw Errno.EOPNOTSUPP.exception();
        } else {
            HostFiles.fchmodat(root, at(path), mode);
        }
    }

    @Override
    public void chown(String path, int uid, int gid) throws ErrnoException {
        HostFiles.fchownat(root, path, uid, gid, Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH);
    }

    @Override
    public void utimens(String path, @Nullable Times times) throws ErrnoException {
        long memory = 0;
        if (times != null) {
            memory = BUFFER.get();
            Memory.putLong(memory + Timespec.tv_sec, times.atime());
            Memory.putLong(memory + Timespec.tv_nsec, times.atimeNanos());
            Memory.putLong(memory + Timespec.SIZE + Timespec.tv_sec, times.mtime());
            Memory.putLong(memory + Timespec.SIZE + Timespec.tv_nsec, times.mtimeNanos());
        }
        if (isFileRoot(path)) {
            HostFiles.utimensat(Fcntl.AT_FDCWD, absolute(path), memory, 0);
        } else {
            HostFiles.utimensat(root, at(path), memory, Fcntl.AT_SYMLINK_NOFOLLOW);
        }
    }

    @Override
    public void truncate(String path, long length) throws ErrnoException {
        HostFiles.truncate(absolute(path), length);
    }

    @Override
    public byte[] getxattr(String path, String name) throws ErrnoException {
        return HostFiles.getxattr(absolute(path), isFileRoot(path), name);
    }

    @Override
    public byte[] listxattr(String path) throws ErrnoException {
        return HostFiles.listxattr(absolute(path), isFileRoot(path));
    }

    @Override
    public void setxattr(String path, String name, byte[] value, int flags) throws ErrnoException {
        HostFiles.setxattr(absolute(path), isFileRoot(path), name, value, flags);
    }

    @Override
    public void removexattr(String path, String name) throws ErrnoException {
        HostFiles.removexattr(absolute(path), isFileRoot(path), name);
    }

    @Override
    public Statfs statfs() throws ErrnoException {
        long buf = BUFFER.get();
        HostFiles.fstatfs(root, buf);
        return new Statfs(
                Memory.getLong(buf + StructStatfs.f_type),
                Memory.getLong(buf + StructStatfs.f_bsize),
                Memory.getLong(buf + StructStatfs.f_blocks),
                Memory.getLong(buf + StructStatfs.f_bfree),
                Memory.getLong(buf + StructStatfs.f_bavail),
                Memory.getLong(buf + StructStatfs.f_files),
                Memory.getLong(buf + StructStatfs.f_ffree),
                Memory.getLong(buf + StructStatfs.f_namelen));
    }

    @Override
    public void close() {
        directory.close();
    }
}
