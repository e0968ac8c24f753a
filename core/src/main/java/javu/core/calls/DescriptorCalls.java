package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.Placeholder;

/** dup(2) and fcntl(2) on virtual files. */
public final class DescriptorCalls {
    private DescriptorCalls() {}

    /** {@code int dup(int fd)}. */
    public static long dup(Call call) throws ErrnoException {
        int fd = call.intArg(0);
        return Paths.placeholder(call, fd) == null ? Handler.CONTINUE : Descriptors.dup(call, fd, 0, 0);
    }

    /** {@code int fcntl(int fd, int cmd, ...)}. */
    public static long fcntl(Call call) throws ErrnoException {
        int fd = call.intArg(0);
        Placeholder placeholder = Paths.placeholder(call, fd);
        if (placeholder == null) {
            return Handler.CONTINUE;
        }
        int minimum = call.intArg(2);
        switch (call.intArg(1)) {
            case Fcntl.F_DUPFD -> {
                return Descriptors.dup(call, fd, checked(minimum), 0);
            }
            case Fcntl.F_DUPFD_CLOEXEC -> {
                return Descriptors.dup(call, fd, checked(minimum), Fcntl.O_CLOEXEC);
            }
            case Fcntl.F_GETFL -> {
                if (placeholder instanceof Placeholder.PathOnly) {
                    return Fcntl.O_PATH;
                }
                return placeholder instanceof Placeholder.OpenDirectory
                        ? Fcntl.O_RDONLY | Fcntl.O_LARGEFILE | Fcntl.O_DIRECTORY
                        : Handler.CONTINUE;
            }
            case Fcntl.F_GETFD, Fcntl.F_SETFD -> {
                return Handler.CONTINUE;
            }
            default -> {
                if (placeholder instanceof Placeholder.PathOnly) {
                    throw Errno.EBADF.exception();
                }
                return Handler.CONTINUE;
            }
        }
    }

    private static int checked(int minimum) throws ErrnoException {
        if (minimum < 0) {
            throw Errno.EINVAL.exception();
        }
        return minimum;
    }
}
