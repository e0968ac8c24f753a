package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.core.dispatch.Call;
import javu.core.file.Placeholder;
import javu.core.path.FastPath;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.view.Mount;
import javu.host.HostFiles;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/** From the arguments of a call to the file it is about; {@code null} means that the kernel serves the call. */
final class Paths {
    private Paths() {}

    /** The file a path argument names. */
    static @Nullable Resolved at(Call call, int dirfd, long path, int flags) throws ErrnoException {
        if (FastPath.kernelMayServe(call, dirfd, path, (flags & Walker.FOLLOW) != 0, 0)) {
            return null;
        }
        return ours(call, Walker.resolve(call, dirfd, path, flags));
    }

    /** The same for calls that know AT_SYMLINK_NOFOLLOW and AT_EMPTY_PATH. */
    static @Nullable Resolved at(Call call, int dirfd, long path, boolean follow, boolean emptyPath)
            throws ErrnoException {
        if (emptyPath && (path == 0 || call.readPath(path, 0) == 0)) {
            return dirfd == Fcntl.AT_FDCWD ? cwd(call) : descriptor(call, dirfd);
        }
        return at(call, dirfd, path, follow ? Walker.FOLLOW : 0);
    }

    private static @Nullable Resolved cwd(Call call) throws ErrnoException {
        return call.view().states().of(call.tid()) == null
                ? null
                : ours(call, Walker.resolve(call.view(), call.tid(), Fcntl.AT_FDCWD, ".", 0));
    }

    /** A resolved path, unless the kernel would find the same. */
    static @Nullable Resolved ours(Call call, Resolved resolved) throws ErrnoException {
        if (resolved.kernel()) {
            return null;
        }
        call.servedBy(resolved.mount().type());
        call.actAsGuest();
        return resolved;
    }

    /** What a descriptor stands for, if it is not a file of the kernel's. */
    static @Nullable Resolved descriptor(Call call, int fd) throws ErrnoException {
        Placeholder placeholder = placeholder(call, fd);
        if (placeholder == null) {
            return null;
        }
        call.servedBy(placeholder.mount().type());
        call.actAsGuest();
        return new Resolved(placeholder.mount(), placeholder.viewPath(), false);
    }

    /** The same for calls that an O_PATH descriptor is not good enough for. */
    static @Nullable Resolved openDescriptor(Call call, int fd) throws ErrnoException {
        if (placeholder(call, fd) instanceof Placeholder.PathOnly) {
            throw Errno.EBADF.exception();
        }
        return descriptor(call, fd);
    }

    /** The placeholder behind a descriptor of the caller. */
    static @Nullable Placeholder placeholder(Call call, int fd) throws ErrnoException {
        try {
            return call.view()
                    .placeholders()
                    .named(HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + call.tid() + "/fd/" + fd));
        } catch (ErrnoException e) {
            throw Errno.EBADF.exception();
        }
    }

    /** The mount through which a descriptor of a host file was opened, if it was. */
    static @Nullable Mount mountOf(Call call, int fd) throws ErrnoException {
        try {
            String link = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + call.tid() + "/fd/" + fd);
            return call.view().sources().mountOf(link, call.tid(), fd);
        } catch (ErrnoException e) {
            throw Errno.EBADF.exception();
        }
    }

    /** The attributes of a resolved file, those that core chooses filled in. */
    static Stat lstat(Resolved file) throws ErrnoException {
        Stat stat = file.lstat();
        if (stat.st_dev == 0) {
            stat.st_dev = file.mount().device();
        }
        if (stat.stx_mnt_id == 0 || !file.mount().isRoot()) {
            stat.stx_mnt_id = file.mount().shownId();
        }
        if (file.directoryAsked() && !Mode.S_ISDIR(stat.st_mode)) {
            throw Errno.ENOTDIR.exception();
        }
        return stat;
    }

    /** Whether there is such a file. */
    static boolean exists(Resolved file) throws ErrnoException {
        try {
            file.lstat();
            return true;
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw e;
        }
    }

    /** The mount that serves the directory a name is in. */
    static Mount parentMount(Call call, Resolved file) {
        String path = file.viewPath();
        return call.view().mounts().owner(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    /** EINVAL for a flag the call does not know. */
    static void requireFlags(int flags, int known) throws ErrnoException {
        if ((flags & ~known) != 0) {
            throw Errno.EINVAL.exception();
        }
    }

    /** A name that is a mount point, or leads to one, cannot be taken away. */
    static void requireUnused(Call call, Resolved file) throws ErrnoException {
        if (file.isMountRoot() || call.view().mounts().hasBelow(file.viewPath())) {
            throw Errno.EBUSY.exception();
        }
    }
}
