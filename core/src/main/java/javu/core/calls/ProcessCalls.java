package javu.core.calls;

import javu.abi.errno.ErrnoException;
import javu.abi.linux.Resource;
import javu.abi.linux.Rlimit;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.host.Memory;

/** Calls about a process itself that the view must know of: limits, identity. */
public final class ProcessCalls {
    private ProcessCalls() {}

    /** {@code int getrlimit(RLIMIT_LOCKS, struct rlimit *)}: the limit carries our tag, the guest sees none. */
    public static long getrlimit(Call call) throws ErrnoException {
        unlimited(call, call.arg(1));
        return 0;
    }

    /** {@code int setrlimit(RLIMIT_LOCKS, const struct rlimit *)}: Linux enforces none either. */
    public static long setrlimit(Call call) throws ErrnoException {
        call.copyIn(call.arg(1), Rlimit.SIZE);
        return 0;
    }

    /** {@code int prlimit64(pid_t pid, RLIMIT_LOCKS, const struct rlimit64 *new, struct rlimit64 *old)}. */
    public static long prlimit64(Call call) throws ErrnoException {
        if (call.arg(2) != 0) {
            call.copyIn(call.arg(2), Rlimit.SIZE);
        }
        if (call.arg(3) != 0) {
            unlimited(call, call.arg(3));
        }
        return 0;
    }

    private static void unlimited(Call call, long address) throws ErrnoException {
        long limit = call.buffer();
        Memory.putLong(limit + Rlimit.rlim_cur, Resource.RLIM_INFINITY);
        Memory.putLong(limit + Rlimit.rlim_max, Resource.RLIM_INFINITY);
        call.copyOut(address, limit, Rlimit.SIZE);
    }

    /** {@code uid_t getuid(void)} and its kin: 0 for mount(8) and umount(8), see {@code Programs.isAdministrator}. */
    public static long getid(Call call) {
        return call.view().programs().isAdministrator(call.tid()) ? 0 : Handler.CONTINUE;
    }

    /** {@code mode_t umask(mode_t mask)}: from now on guests may differ. */
    public static long umask(Call call) {
        call.view().umaskChanges();
        return Handler.CONTINUE;
    }

    /** {@code int setuid(uid_t uid)} and its kin: from now on guests may have other rights than we. */
    public static long setid(Call call) {
        call.view().identityChanges();
        return Handler.CONTINUE;
    }
}
