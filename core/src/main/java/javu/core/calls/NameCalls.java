package javu.core.calls;

import java.nio.charset.StandardCharsets;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Limits;
import javu.abi.linux.Mode;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.HostFs;
import javu.core.path.FastPath;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.proc.ProcLinks;
import javu.host.HostFiles;
import javu.spi.HasLinks;
import org.jspecify.annotations.Nullable;

/** mkdir(2), mknod(2), unlink(2), rmdir(2), rename(2), link(2), symlink(2), readlink(2). */
public final class NameCalls {
    private NameCalls() {}

    /** {@code int mkdir(const char *path, mode_t mode)}. */
    public static long mkdir(Call call) throws ErrnoException {
        return mkdirat(call, Fcntl.AT_FDCWD, call.arg(0), call.intArg(1));
    }

    /** {@code int mkdirat(int dirfd, const char *path, mode_t mode)}. */
    public static long mkdirat(Call call) throws ErrnoException {
        return mkdirat(call, call.intArg(0), call.arg(1), call.intArg(2));
    }

    private static long mkdirat(Call call, int dirfd, long path, int mode) throws ErrnoException {
        Resolved file = newName(call, dirfd, path);
        if (file == null) {
            return Handler.CONTINUE;
        }
        file.changeable().mkdir(file.path(), mode & ~call.umask() & ~Mode.S_IFMT);
        return 0;
    }

    /** {@code int mknod(const char *path, mode_t mode, dev_t dev)}. */
    public static long mknod(Call call) throws ErrnoException {
        return mknodat(call, Fcntl.AT_FDCWD, call.arg(0), call.intArg(1), call.arg(2));
    }

    /** {@code int mknodat(int dirfd, const char *path, mode_t mode, dev_t dev)}. */
    public static long mknodat(Call call) throws ErrnoException {
        return mknodat(call, call.intArg(0), call.arg(1), call.intArg(2), call.arg(3));
    }

    private static long mknodat(Call call, int dirfd, long path, int mode, long dev) throws ErrnoException {
        Resolved file = newName(call, dirfd, path);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if (file.directoryAsked()) {
            throw Errno.ENOENT.exception();
        }
        file.changeable().mknod(file.path(), mode & ~call.umask(), dev);
        return 0;
    }

    /** A name that must not exist yet; {@code null} if the kernel is to make it. */
    private static @Nullable Resolved newName(Call call, int dirfd, long path) throws ErrnoException {
        Resolved file = Paths.at(call, dirfd, path, Walker.NAME);
        if (file != null && (file.isMountRoot() || Paths.exists(file))) {
            throw Errno.EEXIST.exception();
        }
        return file;
    }

    /** {@code int unlink(const char *path)}. */
    public static long unlink(Call call) throws ErrnoException {
        return unlinkat(call, Fcntl.AT_FDCWD, call.arg(0), 0);
    }

    /** {@code int rmdir(const char *path)}. */
    public static long rmdir(Call call) throws ErrnoException {
        return unlinkat(call, Fcntl.AT_FDCWD, call.arg(0), Fcntl.AT_REMOVEDIR);
    }

    /** {@code int unlinkat(int dirfd, const char *path, int flags)}. */
    public static long unlinkat(Call call) throws ErrnoException {
        return unlinkat(call, call.intArg(0), call.arg(1), call.intArg(2));
    }

    private static long unlinkat(Call call, int dirfd, long path, int flags) throws ErrnoException {
        Resolved file = Paths.at(call, dirfd, path, Walker.NAME);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if ((flags & ~Fcntl.AT_REMOVEDIR) != 0) {
            throw Errno.EINVAL.exception();
        }
        Paths.requireUnused(call, file);
        if (file.mount().isReadOnly()) {
            Paths.lstat(file); // ENOENT comes before EROFS
        }
        if (flags == 0) {
            file.changeable().unlink(file.path());
        } else {
            String text = call.path(path);
            if (text.endsWith("/.") || text.equals(".")) {
                throw Errno.EINVAL.exception();
            }
            file.changeable().rmdir(file.path());
        }
        return 0;
    }

    /** {@code int rename(const char *oldpath, const char *newpath)}. */
    public static long rename(Call call) throws ErrnoException {
        return rename(call, Fcntl.AT_FDCWD, call.arg(0), Fcntl.AT_FDCWD, call.arg(1), 0);
    }

    /** {@code int renameat(int olddirfd, const char *oldpath, int newdirfd, const char *newpath)}. */
    public static long renameat(Call call) throws ErrnoException {
        return rename(call, call.intArg(0), call.arg(1), call.intArg(2), call.arg(3), 0);
    }

    /** {@code int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned flags)}. */
    public static long renameat2(Call call) throws ErrnoException {
        return rename(call, call.intArg(0), call.arg(1), call.intArg(2), call.arg(3), call.intArg(4));
    }

    private static long rename(Call call, int oldDirfd, long oldPath, int newDirfd, long newPath, int flags)
            throws ErrnoException {
        if (kernelServesBoth(call, oldDirfd, oldPath, false, newDirfd, newPath)) {
            return Handler.CONTINUE;
        }
        Resolved from = Walker.resolve(call, oldDirfd, oldPath, Walker.NAME);
        Resolved to = Walker.resolve(call, newDirfd, newPath, Walker.NAME);
        if (from.kernel() && to.kernel()) {
            return Handler.CONTINUE;
        }
        call.actAsGuest();
        if (isDots(call.path(oldPath)) || isDots(call.path(newPath))) {
            throw Errno.EBUSY.exception();
        }
        // As in the kernel: first the file systems of the parents, then the names.
        if (Paths.parentMount(call, from) != Paths.parentMount(call, to)) {
            throw Errno.EXDEV.exception();
        }
        Paths.requireUnused(call, from);
        Paths.requireUnused(call, to);
        from.changeable().rename(from.path(), to.path(), flags);
        call.view().states().renamed(from.viewPath(), to.viewPath(), (flags & Fcntl.RENAME_EXCHANGE) != 0);
        return 0;
    }

    /** Whether the last component is {@code "."} or {@code ".."}. */
    private static boolean isDots(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        String name = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        return name.equals(".") || name.equals("..");
    }

    private static boolean kernelServesBoth(
            Call call, int oldDirfd, long oldPath, boolean follow, int newDirfd, long newPath) {
        return FastPath.kernelMayServe(call, oldDirfd, oldPath, follow, 0)
                && FastPath.kernelMayServe(call, newDirfd, newPath, false, 1);
    }

    /** {@code int link(const char *oldpath, const char *newpath)}. */
    public static long link(Call call) throws ErrnoException {
        return linkat(call, Fcntl.AT_FDCWD, call.arg(0), Fcntl.AT_FDCWD, call.arg(1), 0);
    }

    /** {@code int linkat(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, int flags)}. */
    public static long linkat(Call call) throws ErrnoException {
        return linkat(call, call.intArg(0), call.arg(1), call.intArg(2), call.arg(3), call.intArg(4));
    }

    private static long linkat(Call call, int oldDirfd, long oldPath, int newDirfd, long newPath, int flags)
            throws ErrnoException {
        boolean follow = (flags & Fcntl.AT_SYMLINK_FOLLOW) != 0;
        String existing = call.path(oldPath);
        boolean empty = existing.isEmpty() && (flags & Fcntl.AT_EMPTY_PATH) != 0;
        if (!empty && kernelServesBoth(call, oldDirfd, oldPath, follow, newDirfd, newPath)) {
            return Handler.CONTINUE;
        }
        Resolved to = Walker.resolve(call, newDirfd, newPath, Walker.NAME);
        int descriptor = empty ? oldDirfd : follow ? ownDescriptor(call, existing) : -1;
        if (descriptor >= 0) {
            return to.kernel() ? Handler.CONTINUE : linkDescriptor(call, descriptor, to);
        }
        Resolved from = Walker.resolve(call, oldDirfd, oldPath, follow ? Walker.FOLLOW : 0);
        if (from.kernel() && to.kernel()) {
            return Handler.CONTINUE;
        }
        call.actAsGuest();
        Paths.lstat(from);
        if (to.isMountRoot() || Paths.exists(to)) {
            throw Errno.EEXIST.exception();
        }
        if (from.mount() != Paths.parentMount(call, to)) {
            throw Errno.EXDEV.exception();
        }
        from.changeable().link(from.path(), to.path());
        return 0;
    }

    /** The number N of {@code /proc/self/fd/N}, or -1. */
    private static int ownDescriptor(Call call, String path) {
        String prefix = path.startsWith("/proc/self/fd/") ? "/proc/self/fd/" : "/proc/" + call.tid() + "/fd/";
        if (path.startsWith(prefix)) {
            try {
                return Integer.parseInt(path.substring(prefix.length()));
            } catch (NumberFormatException e) {
                return -1;
            }
        }
        return -1;
    }

    /** Gives a name to a file the guest has open, such as one made with O_TMPFILE. */
    private static long linkDescriptor(Call call, int descriptor, Resolved to) throws ErrnoException {
        HostFs host = to.mount().host();
        if (host == null) {
            throw Errno.EXDEV.exception();
        }
        to.changeable();
        int copy = Descriptors.copy(call, descriptor);
        try {
            call.actAsGuest();
            host.linkDescriptor(copy, to.path());
            return 0;
        } finally {
            HostFiles.close(copy);
        }
    }

    /** {@code int symlink(const char *target, const char *linkpath)}. */
    public static long symlink(Call call) throws ErrnoException {
        return symlinkat(call, call.arg(0), Fcntl.AT_FDCWD, call.arg(1));
    }

    /** {@code int symlinkat(const char *target, int newdirfd, const char *linkpath)}. */
    public static long symlinkat(Call call) throws ErrnoException {
        return symlinkat(call, call.arg(0), call.intArg(1), call.arg(2));
    }

    private static long symlinkat(Call call, long target, int dirfd, long path) throws ErrnoException {
        Resolved file = newName(call, dirfd, path);
        if (file == null) {
            return Handler.CONTINUE;
        }
        String text = call.string(target, Limits.PATH_MAX - 1, Errno.ENAMETOOLONG);
        if (text.isEmpty() || file.directoryAsked()) {
            throw Errno.ENOENT.exception();
        }
        file.changeable().symlink(text, file.path());
        return 0;
    }

    /** {@code ssize_t readlink(const char *path, char *buf, size_t size)}. */
    public static long readlink(Call call) throws ErrnoException {
        return readlinkat(call, Fcntl.AT_FDCWD, call.arg(0), call.arg(1), call.intArg(2));
    }

    /** {@code ssize_t readlinkat(int dirfd, const char *path, char *buf, size_t size)}. */
    public static long readlinkat(Call call) throws ErrnoException {
        return readlinkat(call, call.intArg(0), call.arg(1), call.arg(2), call.intArg(3));
    }

    private static long readlinkat(Call call, int dirfd, long path, long buf, int size) throws ErrnoException {
        if (FastPath.kernelMayServe(call, dirfd, path, false, 0)) {
            return Handler.CONTINUE;
        }
        Resolved file;
        String text = call.path(path);
        if (text.isEmpty()) {
            Resolved held = Paths.descriptor(call, dirfd);
            if (held == null) {
                return Handler.CONTINUE;
            }
            file = held;
        } else {
            file = Walker.resolve(call, dirfd, path, 0);
        }
        String link;
        if (file.kernel()) {
            link = ProcLinks.read(call.view(), file.viewPath());
            if (link.isEmpty()) {
                return Handler.CONTINUE;
            }
        } else {
            call.actAsGuest();
            boolean isLink = Mode.S_ISLNK(Paths.lstat(file).st_mode);
            if (!isLink || !(file.fileSystem() instanceof HasLinks linked)) {
                throw Errno.EINVAL.exception();
            }
            link = linked.readlink(file.path());
        }
        if (size <= 0) {
            throw Errno.EINVAL.exception();
        }
        byte[] bytes = link.getBytes(StandardCharsets.ISO_8859_1);
        int length = Math.min(bytes.length, size);
        call.copyOut(buf, java.util.Arrays.copyOf(bytes, length));
        return length;
    }
}
