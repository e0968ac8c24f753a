package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.core.dispatch.Call;
import javu.core.file.HostFs;
import javu.core.path.Resolved;
import javu.host.HostProcesses;
import javu.host.ProcStatus;
import javu.spi.Stat;

/** Whether a guest may do something to a file that has only mode bits to tell. */
final class Access {
    /** Read when first needed. */
    private static final class OwnStatus {
        static final ProcStatus VALUE = read();

        private static ProcStatus read() {
            try {
                return ProcStatus.of(HostProcesses.getpid());
            } catch (ErrnoException e) {
                throw new IllegalStateException("/proc/self/status", e);
            }
        }
    }

    private Access() {}

    /** access(2) with the real ids, or the effective ones if {@code effective}. */
    static void check(Call call, Resolved file, int mode, boolean effective) throws ErrnoException {
        if ((mode & Fcntl.W_OK) != 0) {
            Paths.lstat(file);
            if (file.mount().flags().readOnly()) {
                throw Errno.EROFS.exception();
            }
        }
        HostFs host = file.mount().host();
        if (host != null) {
            host.access(file.path(), mode, effective ? Fcntl.AT_EACCESS : 0);
            return;
        }
        Stat stat = Paths.lstat(file);
        if (mode != Fcntl.F_OK) {
            byModeBits(call, stat, mode, effective);
        }
        if ((mode & Fcntl.W_OK) != 0) {
            file.changeable();
        }
    }

    /** The rule of path_resolution(7): owner, group or others; root may all, but executes only what somebody may. */
    static void byModeBits(Call call, Stat stat, int mode, boolean effective) throws ErrnoException {
        // While no guest has ever changed an id, all have ours.
        ProcStatus status = call.view().identitiesDiffer() ? ProcStatus.of(call.tid()) : OwnStatus.VALUE;
        int uid = effective ? status.fsuid() : status.uid();
        if (uid == 0) {
            if ((mode & Fcntl.X_OK) != 0 && !Mode.S_ISDIR(stat.st_mode) && (stat.st_mode & 0111) == 0) {
                throw Errno.EACCES.exception();
            }
            return;
        }
        int shift = 0;
        if (uid == stat.st_uid) {
            shift = 6;
        } else if (isMember(status, effective, stat.st_gid)) {
            shift = 3;
        }
        if ((stat.st_mode >> shift & mode) != mode) {
            throw Errno.EACCES.exception();
        }
    }

    private static boolean isMember(ProcStatus status, boolean effective, int gid) {
        if ((effective ? status.fsgid() : status.gid()) == gid) {
            return true;
        }
        for (int group : status.groups()) {
            if (group == gid) {
                return true;
            }
        }
        return false;
    }
}
