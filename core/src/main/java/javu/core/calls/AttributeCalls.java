package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.abi.linux.Time;
import javu.abi.linux.Timespec;
import javu.abi.linux.Timeval;
import javu.abi.linux.Utimbuf;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.view.Mount;
import javu.host.Memory;
import javu.spi.Changeable.Times;
import org.jspecify.annotations.Nullable;

/** chmod(2), chown(2), utimensat(2), truncate(2). */
public final class AttributeCalls {
    private static final int PERMISSIONS = 07777;

    private AttributeCalls() {}

    /** {@code int chmod(const char *path, mode_t mode)}. */
    public static long chmod(Call call) throws ErrnoException {
        return chmod(Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW), call.intArg(1));
    }

    /** {@code int fchmodat(int dirfd, const char *path, mode_t mode)}. */
    public static long fchmodat(Call call) throws ErrnoException {
        return chmod(Paths.at(call, call.intArg(0), call.arg(1), Walker.FOLLOW), call.intArg(2));
    }

    /** {@code int fchmodat2(int dirfd, const char *path, mode_t mode, unsigned int flags)}. */
    public static long fchmodat2(Call call) throws ErrnoException {
        int flags = call.intArg(3);
        Paths.requireFlags(flags, Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH);
        boolean follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        boolean empty = (flags & Fcntl.AT_EMPTY_PATH) != 0;
        return chmod(Paths.at(call, call.intArg(0), call.arg(1), follow, empty), call.intArg(2));
    }

    /** {@code int fchmod(int fd, mode_t mode)}. */
    public static long fchmod(Call call) throws ErrnoException {
        return chmod(held(call), call.intArg(1));
    }

    private static long chmod(@Nullable Resolved file, int mode) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        Paths.lstat(file);
        file.changeable().chmod(file.path(), mode & PERMISSIONS);
        return 0;
    }

    /**
     * The file behind descriptor 0 of the call if it is not for the kernel to change: a placeholder. A host file that was
     * opened through a read-only mount is refused here.
     */
    private static @Nullable Resolved held(Call call) throws ErrnoException {
        int fd = call.intArg(0);
        Resolved file = Paths.openDescriptor(call, fd);
        if (file == null) {
            requireWritable(call, fd);
        }
        return file;
    }

    /** EROFS for a descriptor of the host that was opened through a read-only mount. */
    static void requireWritable(Call call, int fd) throws ErrnoException {
        if (call.view().mounts().hasReadOnly()) {
            Mount mount = Paths.mountOf(call, fd);
            if (mount != null && mount.flags().readOnly()) {
                throw Errno.EROFS.exception();
            }
        }
    }

    /** {@code int chown(const char *path, uid_t owner, gid_t group)}. */
    public static long chown(Call call) throws ErrnoException {
        return chown(Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW), call.intArg(1), call.intArg(2));
    }

    /** {@code int lchown(const char *path, uid_t owner, gid_t group)}. */
    public static long lchown(Call call) throws ErrnoException {
        return chown(Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), 0), call.intArg(1), call.intArg(2));
    }

    /** {@code int fchown(int fd, uid_t owner, gid_t group)}. */
    public static long fchown(Call call) throws ErrnoException {
        return chown(held(call), call.intArg(1), call.intArg(2));
    }

    /** {@code int fchownat(int dirfd, const char *path, uid_t owner, gid_t group, int flags)}. */
    public static long fchownat(Call call) throws ErrnoException {
        int flags = call.intArg(4);
        Paths.requireFlags(flags, Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH);
        boolean follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        boolean empty = (flags & Fcntl.AT_EMPTY_PATH) != 0;
        Resolved file = Paths.at(call, call.intArg(0), call.arg(1), follow, empty);
        return chown(file, call.intArg(2), call.intArg(3));
    }

    private static long chown(@Nullable Resolved file, int owner, int group) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        Paths.lstat(file);
        file.changeable().chown(file.path(), owner, group);
        return 0;
    }

    /** {@code int utime(const char *path, const struct utimbuf *times)}. */
    public static long utime(Call call) throws ErrnoException {
        Resolved file = Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW);
        if (file == null) {
            return Handler.CONTINUE;
        }
        Times times = null;
        if (call.arg(1) != 0) {
            long buf = call.copyIn(call.arg(1), Utimbuf.SIZE);
            times = new Times(Memory.getLong(buf + Utimbuf.actime), 0, Memory.getLong(buf + Utimbuf.modtime), 0);
        }
        return utimens(file, times);
    }

    /** {@code int utimes(const char *path, const struct timeval times[2])}. */
    public static long utimes(Call call) throws ErrnoException {
        return timevals(call, Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW), call.arg(1));
    }

    /** {@code int futimesat(int dirfd, const char *path, const struct timeval times[2])}. */
    public static long futimesat(Call call) throws ErrnoException {
        Resolved file = call.arg(1) == 0 ? held(call) : Paths.at(call, call.intArg(0), call.arg(1), Walker.FOLLOW);
        return timevals(call, file, call.arg(2));
    }

    private static long timevals(Call call, @Nullable Resolved file, long address) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        if (address == 0) {
            return utimens(file, null);
        }
        long buf = call.copyIn(address, 2 * Timeval.SIZE);
        long aUsec = Memory.getLong(buf + Timeval.tv_usec);
        long mUsec = Memory.getLong(buf + Timeval.SIZE + Timeval.tv_usec);
        if (aUsec < 0 || aUsec >= 1_000_000 || mUsec < 0 || mUsec >= 1_000_000) {
            throw Errno.EINVAL.exception();
        }
        return utimens(
                file,
                new Times(
                        Memory.getLong(buf + Timeval.tv_sec),
                        (int) aUsec * 1000,
                        Memory.getLong(buf + Timeval.SIZE + Timeval.tv_sec),
                        (int) mUsec * 1000));
    }

    /** {@code int utimensat(int dirfd, const char *path, const struct timespec times[2], int flags)}. */
    public static long utimensat(Call call) throws ErrnoException {
        int flags = call.intArg(3);
        Paths.requireFlags(flags, Fcntl.AT_SYMLINK_NOFOLLOW | Fcntl.AT_EMPTY_PATH);
        boolean follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0;
        boolean empty = (flags & Fcntl.AT_EMPTY_PATH) != 0;
        Resolved file = call.arg(1) == 0 ? held(call) : Paths.at(call, call.intArg(0), call.arg(1), follow, empty);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if (call.arg(2) == 0) {
            return utimens(file, null);
        }
        long buf = call.copyIn(call.arg(2), 2 * Timespec.SIZE);
        long aNanos = nanos(Memory.getLong(buf + Timespec.tv_nsec));
        long mNanos = nanos(Memory.getLong(buf + Timespec.SIZE + Timespec.tv_nsec));
        return utimens(
                file,
                new Times(
                        Memory.getLong(buf + Timespec.tv_sec),
                        (int) aNanos,
                        Memory.getLong(buf + Timespec.SIZE + Timespec.tv_sec),
                        (int) mNanos));
    }

    private static long nanos(long nanos) throws ErrnoException {
        if (nanos != Time.UTIME_NOW && nanos != Time.UTIME_OMIT && (nanos < 0 || nanos >= 1_000_000_000)) {
            throw Errno.EINVAL.exception();
        }
        return nanos;
    }

    private static long utimens(Resolved file, @Nullable Times times) throws ErrnoException {
        Paths.lstat(file);
        file.changeable().utimens(file.path(), times);
        return 0;
    }

    /** {@code int truncate(const char *path, off_t length)}. */
    public static long truncate(Call call) throws ErrnoException {
        Resolved file = Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if (call.arg(1) < 0) {
            throw Errno.EINVAL.exception();
        }
        int mode = Paths.lstat(file).st_mode;
        if (Mode.S_ISDIR(mode)) {
            throw Errno.EISDIR.exception();
        }
        file.changeable().truncate(file.path(), call.arg(1));
        return 0;
    }
}
