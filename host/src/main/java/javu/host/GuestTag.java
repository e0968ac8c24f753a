package javu.host;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Resource;

/**
 * The inherited 64-bit mark of a guest: its soft RLIMIT_LOCKS, which the kernel keeps over fork and exec, never enforces,
 * and lets us set from outside. Upper 24 bits: the view, which is the process id of its hypervisor; lower 40 bits: a state
 * number whose meaning is core's.
 */
public final class GuestTag {
    static final int VIEW_SHIFT = 40;
    private static final long STATE_MASK = (1L << VIEW_SHIFT) - 1;

    private static final int LIMIT_COLUMN = 26;

    private GuestTag() {}

    /** Marks process {@code pid}, 0 for our own. */
    public static void set(int pid, int view, long state) throws ErrnoException {
        long tag = (long) view << VIEW_SHIFT | state;
        try {
            HostProcesses.setLimit(pid, Resource.RLIMIT_LOCKS, tag, Resource.RLIM_INFINITY);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            HostProcesses.asOwnerOf(pid, () -> {
                HostProcesses.setLimit(pid, Resource.RLIMIT_LOCKS, tag, Resource.RLIM_INFINITY);
                return 0;
            });
        }
    }

    /** Removes the mark from our own process. */
    public static void clearOwn() throws ErrnoException {
        HostProcesses.setLimit(0, Resource.RLIMIT_LOCKS, Resource.RLIM_INFINITY, Resource.RLIM_INFINITY);
    }

    /** Our own tag: the view that we are a guest of, 0 if none. */
    public static int ownView() throws ErrnoException {
        // Not getrlimit: that is what a view answers with "unlimited".
        for (String line : HostFiles.read("/proc/self/limits").split("\n")) {
            if (line.startsWith("Max file locks")
                    && !line.substring(LIMIT_COLUMN).startsWith("unlimited")) {
                String soft = line.substring(LIMIT_COLUMN).split(" ")[0];
                return (int) (Long.parseUnsignedLong(soft) >>> VIEW_SHIFT);
            }
        }
        return 0;
    }

    private static long read(int pid) throws ErrnoException {
        try {
            return HostProcesses.softLimit(pid, Resource.RLIMIT_LOCKS);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            return HostProcesses.asOwnerOf(pid, () -> HostProcesses.softLimit(pid, Resource.RLIMIT_LOCKS));
        }
    }

    /** Whether a process is a guest of {@code view}; one that we may not ask is not. */
    public static boolean carries(int pid, int view) {
        try {
            return read(pid) >>> VIEW_SHIFT == view;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /** The state of process {@code pid} in {@code view}, or 0 if it does not carry the mark of this view. */
    public static long state(int pid, int view) throws ErrnoException {
        long tag = read(pid);
        return tag >>> VIEW_SHIFT == view ? tag & STATE_MASK : 0;
    }
}
