package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Inotify;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.HostFs;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.host.HostFiles;

/** inotify(7) on files of the view. */
public final class WatchCalls {
    private WatchCalls() {}

    /** {@code int inotify_add_watch(int fd, const char *path, uint32_t mask)}. */
    public static long inotify_add_watch(Call call) throws ErrnoException {
        int mask = call.intArg(2);
        int follow = (mask & Inotify.IN_DONT_FOLLOW) == 0 ? Walker.FOLLOW : 0;
        Resolved file = Paths.at(call, Fcntl.AT_FDCWD, call.arg(1), follow);
        if (file == null) {
            return Handler.CONTINUE;
        }
        Paths.lstat(file);
        HostFs host = file.mount().host();
        if (host == null) {
            throw Errno.EOPNOTSUPP.exception(); // whoever serves it does not tell about changes
        }
        int inotify = Descriptors.copy(call, call.intArg(0));
        try {
            call.actAsGuest();
            return host.watch(inotify, file.path(), mask);
        } finally {
            HostFiles.close(inotify);
        }
    }
}
