package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Limits;
import javu.abi.linux.Mount;
import javu.abi.linux.Statx;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.view.Mount.Flags;
import javu.core.view.Mounter;
import javu.core.view.Usage;
import javu.host.HostFiles;
import javu.spi.MountException;

/** mount(2), umount2(2). */
public final class MountCalls {
    private static final long PROPAGATION = Mount.MS_SHARED | Mount.MS_PRIVATE | Mount.MS_SLAVE | Mount.MS_UNBINDABLE;

    private MountCalls() {}

    /** {@code int mount(const char *source, const char *target, const char *type, unsigned long flags, const void *data)}. */
    public static long mount(Call call) throws ErrnoException {
        return call.later(MountCalls::mountNow);
    }

    private static long mountNow(Call call) throws ErrnoException {
        long flags = call.arg(3);
        String target = call.path(call.arg(1));
        if ((flags & Mount.MS_REMOUNT) != 0) {
            return remount(call, target, flags);
        }
        boolean bind = (flags & Mount.MS_BIND) != 0;
        if ((flags & PROPAGATION) != 0 || (flags & Mount.MS_MOVE) != 0) {
            Resolved place = Walker.resolve(call.view(), call.tid(), Fcntl.AT_FDCWD, target, Walker.FOLLOW);
            if (!place.isMountRoot()) {
                return Handler.CONTINUE;
            }
            if ((flags & Mount.MS_MOVE) != 0) {
                throw Errno.EINVAL.exception();
            }
            return 0; // nothing propagates in a view
        }
        String type = bind ? "bind" : call.arg(2) == 0 ? "" : call.string(call.arg(2), Limits.NAME_MAX, Errno.EINVAL);
        if (call.view().modules().type(type) == null) {
            if (HostFiles.read("/proc/filesystems").contains("\t" + type + "\n")) {
                return Handler.CONTINUE; // the kernel may allow it
            }
            throw Errno.ENODEV.exception();
        }
        String source = call.arg(0) == 0 ? "none" : call.path(call.arg(0));
        String data = bind || call.arg(4) == 0 ? "" : call.string(call.arg(4), Limits.PATH_MAX, Errno.EINVAL);
        call.actAsGuest();
        try {
            Mounter.mount(call.view(), call.tid(), type, source, target, data, flags(flags), false);
        } catch (MountException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.endsWith(e.errno().text())) {
                call.log("mount: " + message); // more than the errno says
            }
            throw e.errno().exception();
        }
        return 0;
    }

    private static Flags flags(long flags) {
        return new Flags(
                (flags & Mount.MS_RDONLY) != 0,
                (flags & Mount.MS_NOEXEC) != 0,
                (flags & Mount.MS_NOSUID) != 0,
                (flags & Mount.MS_NODEV) != 0,
                false);
    }

    private static long remount(Call call, String target, long flags) throws ErrnoException {
        Resolved place = Walker.resolve(call.view(), call.tid(), Fcntl.AT_FDCWD, target, Walker.FOLLOW);
        if (place.mount().isRoot()) {
            return Handler.CONTINUE;
        }
        if (!place.isMountRoot()) {
            throw Errno.EINVAL.exception();
        }
        call.view().remount(place.mount(), flags(flags));
        return 0;
    }

    /** {@code int umount2(const char *target, int flags)}. */
    public static long umount2(Call call) throws ErrnoException {
        return call.later(MountCalls::umountNow);
    }

    private static long umountNow(Call call) throws ErrnoException {
        int flags = call.intArg(1);
        int walk = (flags & Mount.UMOUNT_NOFOLLOW) != 0 ? 0 : Walker.FOLLOW;
        Resolved place = Walker.resolve(call, Fcntl.AT_FDCWD, call.arg(0), walk);
        if (place.mount().isRoot()) {
            boolean mountPoint = (Paths.lstat(place).stx_attributes & Statx.STATX_ATTR_MOUNT_ROOT) != 0;
            if (mountPoint) {
                return Handler.CONTINUE;
            }
            throw Errno.EINVAL.exception();
        }
        if (!place.isMountRoot()) {
            throw Errno.EINVAL.exception();
        }
        if ((flags & (Mount.MNT_DETACH | Mount.MNT_FORCE)) == 0
                && (call.view().mounts().hasBelow(place.viewPath()) || Usage.of(call.view(), place.mount()))) {
            throw Errno.EBUSY.exception();
        }
        call.view().detach(place.mount());
        return 0;
    }
}
