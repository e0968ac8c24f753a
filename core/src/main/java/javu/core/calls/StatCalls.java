package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Statx;
import javu.abi.linux.StatxTimestamp;
import javu.abi.linux.StructStat;
import javu.abi.linux.StructStatfs;
import javu.abi.linux.StructStatx;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.view.Mount;
import javu.host.Memory;
import javu.spi.HasStatfs;
import javu.spi.HasStatfs.Statfs;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/** stat(2), statx(2), access(2), statfs(2). */
public final class StatCalls {
    private static final int ACCESS_MODES = Fcntl.R_OK | Fcntl.W_OK | Fcntl.X_OK;
    private static final int ACCESS_FLAGS = Fcntl.AT_EACCESS | Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH;

    private static final int STAT_FLAGS =
            Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_NO_AUTOMOUNT | Fcntl.AT_EMPTY_PATH | Fcntl.AT_STATX_SYNC_TYPE;

    private StatCalls() {}

    /** {@code int stat(const char *path, struct stat *buf)}. */
    public static long stat(Call call) throws ErrnoException {
        return stat(call, Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW), call.arg(1));
    }

    /** {@code int lstat(const char *path, struct stat *buf)}. */
    public static long lstat(Call call) throws ErrnoException {
        return stat(call, Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), 0), call.arg(1));
    }

    /** {@code int fstat(int fd, struct stat *buf)}. */
    public static long fstat(Call call) throws ErrnoException {
        return stat(call, Paths.descriptor(call, call.intArg(0)), call.arg(1));
    }

    /** {@code int newfstatat(int dirfd, const char *path, struct stat *buf, int flags)}. */
    public static long newfstatat(Call call) throws ErrnoException {
        int flags = call.intArg(3);
        Paths.requireFlags(flags, STAT_FLAGS);
        boolean follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        boolean empty = (flags & Fcntl.AT_EMPTY_PATH) != 0;
        return stat(call, Paths.at(call, call.intArg(0), call.arg(1), follow, empty), call.arg(2));
    }

    private static long stat(Call call, @Nullable Resolved file, long address) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        Stat stat = Paths.lstat(file);
        long buf = call.buffer();
        Memory.zero(buf, StructStat.SIZE);
        Memory.putLong(buf + StructStat.st_dev, stat.st_dev);
        Memory.putLong(buf + StructStat.st_ino, stat.st_ino);
        Memory.putLong(buf + StructStat.st_nlink, stat.st_nlink);
        Memory.putInt(buf + StructStat.st_mode, stat.st_mode);
        Memory.putInt(buf + StructStat.st_uid, stat.st_uid);
        Memory.putInt(buf + StructStat.st_gid, stat.st_gid);
        Memory.putLong(buf + StructStat.st_rdev, stat.st_rdev);
        Memory.putLong(buf + StructStat.st_size, stat.st_size);
        Memory.putLong(buf + StructStat.st_blksize, stat.st_blksize);
        Memory.putLong(buf + StructStat.st_blocks, stat.st_blocks);
        Memory.putLong(buf + StructStat.st_atime, stat.atime);
        Memory.putLong(buf + StructStat.st_atime_nsec, stat.atime_nsec);
        Memory.putLong(buf + StructStat.st_mtime, stat.mtime);
        Memory.putLong(buf + StructStat.st_mtime_nsec, stat.mtime_nsec);
        Memory.putLong(buf + StructStat.st_ctime, stat.ctime);
        Memory.putLong(buf + StructStat.st_ctime_nsec, stat.ctime_nsec);
        call.copyOut(address, buf, StructStat.SIZE);
        return 0;
    }

    /** {@code int statx(int dirfd, const char *path, int flags, unsigned int mask, struct statx *buf)}. */
    public static long statx(Call call) throws ErrnoException {
        int flags = call.intArg(2);
        Paths.requireFlags(flags, STAT_FLAGS);
        boolean follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        boolean empty = (flags & Fcntl.AT_EMPTY_PATH) != 0;
        Resolved file = Paths.at(call, call.intArg(0), call.arg(1), follow, empty);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if ((call.intArg(3) & Statx.STATX__RESERVED) != 0) {
            throw Errno.EINVAL.exception();
        }
        Stat stat = Paths.lstat(file);
        long buf = call.buffer();
        Memory.zero(buf, StructStatx.SIZE);
        int mask = Statx.STATX_BASIC_STATS | Statx.STATX_MNT_ID | (stat.hasBirthTime ? Statx.STATX_BTIME : 0);
        Memory.putInt(buf + StructStatx.stx_mask, mask);
        Memory.putInt(buf + StructStatx.stx_blksize, (int) stat.st_blksize);
        Memory.putLong(buf + StructStatx.stx_attributes, stat.stx_attributes);
        Memory.putLong(buf + StructStatx.stx_attributes_mask, stat.stx_attributes_mask);
        Memory.putInt(buf + StructStatx.stx_nlink, (int) stat.st_nlink);
        Memory.putInt(buf + StructStatx.stx_uid, stat.st_uid);
        Memory.putInt(buf + StructStatx.stx_gid, stat.st_gid);
        Memory.putShort(buf + StructStatx.stx_mode, stat.st_mode);
        Memory.putLong(buf + StructStatx.stx_ino, stat.st_ino);
        Memory.putLong(buf + StructStatx.stx_size, stat.st_size);
        Memory.putLong(buf + StructStatx.stx_blocks, stat.st_blocks);
        timestamp(buf + StructStatx.stx_atime, stat.atime, stat.atime_nsec);
        timestamp(buf + StructStatx.stx_mtime, stat.mtime, stat.mtime_nsec);
        timestamp(buf + StructStatx.stx_ctime, stat.ctime, stat.ctime_nsec);
        timestamp(buf + StructStatx.stx_btime, stat.btime, stat.btime_nsec);
        device(buf + StructStatx.stx_rdev_major, stat.st_rdev);
        device(buf + StructStatx.stx_dev_major, stat.st_dev);
        Memory.putLong(buf + StructStatx.stx_mnt_id, stat.stx_mnt_id);
        call.copyOut(call.arg(4), buf, StructStatx.SIZE);
        return 0;
    }

    private static void timestamp(long at, long seconds, int nanos) {
        Memory.putLong(at + StatxTimestamp.tv_sec, seconds);
        Memory.putInt(at + StatxTimestamp.tv_nsec, nanos);
    }

    private static void device(long at, long dev) {
        Memory.putInt(at, (int) (dev >>> 8 & 0xfff | dev >>> 32 & ~0xfffL));
        Memory.putInt(at + Integer.BYTES, (int) (dev & 0xff | dev >>> 12 & 0xffffff00L));
    }

    /** {@code int access(const char *path, int mode)}. */
    public static long access(Call call) throws ErrnoException {
        return access(call, Fcntl.AT_FDCWD, call.arg(0), call.intArg(1), 0);
    }

    /** {@code int faccessat(int dirfd, const char *path, int mode)}. */
    public static long faccessat(Call call) throws ErrnoException {
        return access(call, call.intArg(0), call.arg(1), call.intArg(2), 0);
    }

    /** {@code int faccessat2(int dirfd, const char *path, int mode, int flags)}. */
    public static long faccessat2(Call call) throws ErrnoException {
        return access(call, call.intArg(0), call.arg(1), call.intArg(2), call.intArg(3));
    }

    private static long access(Call call, int dirfd, long path, int mode, int flags) throws ErrnoException {
        boolean follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        Resolved file = Paths.at(call, dirfd, path, follow, (flags & Fcntl.AT_EMPTY_PATH) != 0);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if ((mode & ~ACCESS_MODES) != 0 || (flags & ~ACCESS_FLAGS) != 0) {
            throw Errno.EINVAL.exception();
        }
        Access.check(call, file, mode, (flags & Fcntl.AT_EACCESS) != 0);
        return 0;
    }

    /** {@code int statfs(const char *path, struct statfs *buf)}. */
    public static long statfs(Call call) throws ErrnoException {
        return statfs(call, Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW));
    }

    /** {@code int fstatfs(int fd, struct statfs *buf)}. */
    public static long fstatfs(Call call) throws ErrnoException {
        return statfs(call, Paths.descriptor(call, call.intArg(0)));
    }

    private static long statfs(Call call, @Nullable Resolved file) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        Paths.lstat(file);
        if (!(file.fileSystem() instanceof HasStatfs sized)) {
            throw Errno.ENOSYS.exception();
        }
        Statfs statfs = sized.statfs();
        Mount.Flags flags = file.mount().flags();
        long buf = call.buffer();
        Memory.zero(buf, StructStatfs.SIZE);
        Memory.putLong(buf + StructStatfs.f_type, statfs.f_type());
        Memory.putLong(buf + StructStatfs.f_bsize, statfs.f_bsize());
        Memory.putLong(buf + StructStatfs.f_blocks, statfs.f_blocks());
        Memory.putLong(buf + StructStatfs.f_bfree, statfs.f_bfree());
        Memory.putLong(buf + StructStatfs.f_bavail, statfs.f_bavail());
        Memory.putLong(buf + StructStatfs.f_files, statfs.f_files());
        Memory.putLong(buf + StructStatfs.f_ffree, statfs.f_ffree());
        Memory.putLong(buf + StructStatfs.f_namelen, statfs.f_namelen());
        Memory.putLong(buf + StructStatfs.f_frsize, statfs.f_bsize());
        Memory.putLong(
                buf + StructStatfs.f_flags,
                javu.abi.linux.Statfs.ST_VALID
                        | javu.abi.linux.Statfs.ST_RELATIME
                        | (file.mount().isReadOnly() ? javu.abi.linux.Statfs.ST_RDONLY : 0)
                        | (flags.noExec() ? javu.abi.linux.Statfs.ST_NOEXEC : 0)
                        | (flags.noSuid() ? javu.abi.linux.Statfs.ST_NOSUID : 0)
                        | (flags.noDev() ? javu.abi.linux.Statfs.ST_NODEV : 0));
        call.copyOut(call.arg(1), buf, StructStatfs.SIZE);
        return 0;
    }
}
