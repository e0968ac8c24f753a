package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.core.dispatch.Call;
import javu.core.file.HostFs;
import javu.core.path.Resolved;
import javu.host.HostFiles;
import javu.spi.OpenFile;
import javu.spi.Stat;

/** Opens a file of the view to execute it. */
public final class ExecAccess {
    private ExecAccess() {}

    /** A descriptor of ours that the kernel can execute; EACCES as execve(2) says. */
    public static int open(Call call, Resolved file) throws ErrnoException {
        Stat stat = Paths.lstat(file);
        if (!Mode.S_ISREG(stat.st_mode) || file.mount().flags().noExec()) {
            throw Errno.EACCES.exception();
        }
        Access.check(call, file, Fcntl.X_OK, true);
        HostFs host = file.mount().host();
        if (host != null) {
            return host.openFd(file.path(), Fcntl.O_RDONLY, 0);
        }
        int cached = call.view().pageCache().open(file.mount(), file.viewPath());
        if (cached >= 0) {
            return cached;
        }
        switch (file.fileSystem().open(file.path(), Fcntl.O_RDONLY)) {
            case OpenFile.OfHost opened -> {
                return HostFiles.fcntl(opened.fd(), Fcntl.F_DUPFD_CLOEXEC, 0);
            }
            case OpenFile.Content content -> {
                try (content) {
                    call.view().pageCache().fill(file.mount(), file.viewPath(), content, stat);
                }
                return call.view().pageCache().open(file.mount(), file.viewPath());
            }
            case OpenFile.Directory directory -> throw Errno.EACCES.exception();
        }
    }
}
