package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Limits;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.host.Memory;
import javu.spi.HasXattr;
import org.jspecify.annotations.Nullable;

/** getxattr(2), setxattr(2), listxattr(2), removexattr(2). */
public final class XattrCalls {
    private XattrCalls() {}

    private static @Nullable Resolved followed(Call call) throws ErrnoException {
        return Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW);
    }

    private static @Nullable Resolved notFollowed(Call call) throws ErrnoException {
        return Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), 0);
    }

    private static HasXattr xattr(Resolved file) throws ErrnoException {
        Paths.lstat(file);
        if (file.fileSystem() instanceof HasXattr xattr) {
            return xattr;
        }
        throw Errno.EOPNOTSUPP.exception();
    }

    /** {@code ssize_t getxattr(const char *path, const char *name, void *value, size_t size)}. */
    public static long getxattr(Call call) throws ErrnoException {
        return get(call, followed(call));
    }

    /** {@code ssize_t lgetxattr(...)}. */
    public static long lgetxattr(Call call) throws ErrnoException {
        return get(call, notFollowed(call));
    }

    /** {@code ssize_t fgetxattr(int fd, ...)}. */
    public static long fgetxattr(Call call) throws ErrnoException {
        return get(call, Paths.openDescriptor(call, call.intArg(0)));
    }

    private static long get(Call call, @Nullable Resolved file) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        String name = call.string(call.arg(1), Limits.XATTR_NAME_MAX, Errno.ERANGE);
        return answer(call, xattr(file).getxattr(file.path(), name), call.arg(2), call.arg(3));
    }

    /** Size 0 asks for the length alone. */
    private static long answer(Call call, byte[] value, long address, long size) throws ErrnoException {
        if (size == 0) {
            return value.length;
        }
        if (value.length > size) {
            throw Errno.ERANGE.exception();
        }
        call.copyOut(address, value);
        return value.length;
    }

    /** {@code ssize_t listxattr(const char *path, char *list, size_t size)}. */
    public static long listxattr(Call call) throws ErrnoException {
        return list(call, followed(call));
    }

    /** {@code ssize_t llistxattr(...)}. */
    public static long llistxattr(Call call) throws ErrnoException {
        return list(call, notFollowed(call));
    }

    /** {@code ssize_t flistxattr(int fd, ...)}. */
    public static long flistxattr(Call call) throws ErrnoException {
        return list(call, Paths.openDescriptor(call, call.intArg(0)));
    }

    private static long list(Call call, @Nullable Resolved file) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        Paths.lstat(file);
        byte[] names = file.fileSystem() instanceof HasXattr xattr ? xattr.listxattr(file.path()) : new byte[0];
        return answer(call, names, call.arg(1), call.arg(2));
    }

    /** {@code int setxattr(const char *path, const char *name, const void *value, size_t size, int flags)}. */
    public static long setxattr(Call call) throws ErrnoException {
        return set(call, followed(call));
    }

    /** {@code int lsetxattr(...)}. */
    public static long lsetxattr(Call call) throws ErrnoException {
        return set(call, notFollowed(call));
    }

    /** {@code int fsetxattr(int fd, ...)}. */
    public static long fsetxattr(Call call) throws ErrnoException {
        return set(call, held(call));
    }

    private static @Nullable Resolved held(Call call) throws ErrnoException {
        Resolved file = Paths.openDescriptor(call, call.intArg(0));
        if (file == null) {
            AttributeCalls.requireWritable(call, call.intArg(0));
        }
        return file;
    }

    private static long set(Call call, @Nullable Resolved file) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        String name = call.string(call.arg(1), Limits.XATTR_NAME_MAX, Errno.ERANGE);
        if (call.arg(3) < 0 || call.arg(3) > Limits.XATTR_SIZE_MAX) {
            throw Errno.E2BIG.exception();
        }
        int size = (int) call.arg(3);
        byte[] value = Memory.get(call.copyIn(call.arg(2), Math.min(size, call.bufferSize())), size);
        HasXattr xattr = xattr(file);
        file.changeable();
        xattr.setxattr(file.path(), name, value, call.intArg(4));
        return 0;
    }

    /** {@code int removexattr(const char *path, const char *name)}. */
    public static long removexattr(Call call) throws ErrnoException {
        return remove(call, followed(call));
    }

    /** {@code int lremovexattr(...)}. */
    public static long lremovexattr(Call call) throws ErrnoException {
        return remove(call, notFollowed(call));
    }

    /** {@code int fremovexattr(int fd, const char *name)}. */
    public static long fremovexattr(Call call) throws ErrnoException {
        return remove(call, held(call));
    }

    private static long remove(Call call, @Nullable Resolved file) throws ErrnoException {
        if (file == null) {
            return Handler.CONTINUE;
        }
        String name = call.string(call.arg(1), Limits.XATTR_NAME_MAX, Errno.ERANGE);
        HasXattr xattr = xattr(file);
        file.changeable();
        xattr.removexattr(file.path(), name);
        return 0;
    }
}
