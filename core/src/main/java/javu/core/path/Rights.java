package javu.core.path;

import static javu.abi.linux.x86_64.Syscalls.SYS_setfsgid;
import static javu.abi.linux.x86_64.Syscalls.SYS_setfsuid;
import static javu.abi.linux.x86_64.Syscalls.SYS_setgroups;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.core.view.View;
import javu.host.Memory;
import javu.host.ProcStatus;
import javu.host.Syscall;

/**
 * The rights of a guest, taken by the thread that works for it: a hypervisor run by root never lends root to a guest that
 * has given it up. One object belongs to one call. An ordinary user's hypervisor has nothing to give and does nothing here.
 */
public final class Rights {
    private static final int MAX_GROUPS = 65536;

    private boolean assumed;
    private long groups;

    /** Takes the file system ids and groups of thread {@code tid} until {@link #drop}. */
    public void assume(View view, int tid) throws ErrnoException {
        if (assumed || !view.identitiesDiffer()) {
            return;
        }
        ProcStatus status = ProcStatus.of(tid);
        int uid = status.fsuid();
        assumed = true;
        setGroups(status.groups());
        Syscall.call(SYS_setfsgid, status.fsgid());
        Syscall.call(SYS_setfsuid, uid); // last: it takes the file capabilities with it
        if ((int) Syscall.call(SYS_setfsuid, -1) != uid) {
            throw Errno.EPERM.exception();
        }
    }

    /** Our own again. */
    public void drop() {
        if (!assumed) {
            return;
        }
        assumed = false;
        Syscall.call(SYS_setfsuid, 0);
        Syscall.call(SYS_setfsgid, 0);
        Syscall.call(SYS_setgroups, 0, 0, 0);
    }

    private void setGroups(int[] ids) throws ErrnoException {
        if (groups == 0) {
            groups = Memory.allocate(MAX_GROUPS * (long) Integer.BYTES);
        }
        for (int i = 0; i < ids.length; i++) {
            Memory.putInt(groups + (long) i * Integer.BYTES, ids[i]);
        }
        Syscall.check(Syscall.call(SYS_setgroups, ids.length, groups, 0));
    }
}
