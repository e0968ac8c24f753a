package javu.abi.linux;

/** Waiting for children: {@code linux/wait.h}, and the status macros of {@code sys/wait.h}. */
public final class Wait {
    // Options of wait4(2) and waitid(2).
    public static final int WNOHANG = 0x1;
    public static final int WUNTRACED = 0x2;
    public static final int WSTOPPED = 0x2;
    public static final int WEXITED = 0x4;
    public static final int WCONTINUED = 0x8;
    public static final int WNOWAIT = 0x1000000;
    public static final int __WNOTHREAD = 0x20000000;
    public static final int __WALL = 0x40000000;
    public static final int __WCLONE = 0x80000000;

    // What waitid(2) waits for.
    public static final int P_ALL = 0;
    public static final int P_PID = 1;
    public static final int P_PGID = 2;
    public static final int P_PIDFD = 3;

    /** The child ended by exit(2). */
    public static boolean WIFEXITED(int status) {
        return WTERMSIG(status) == 0;
    }

    public static int WEXITSTATUS(int status) {
        return status >> 8 & 0xff;
    }

    /** The child was killed by a signal; false for a stopped (0x7f) and for a continued (0xffff) one. */
    public static boolean WIFSIGNALED(int status) {
        int signal = WTERMSIG(status);
        return signal != 0 && signal != 0x7f;
    }

    public static int WTERMSIG(int status) {
        return status & 0x7f;
    }

    public static boolean WCOREDUMP(int status) {
        return (status & 0x80) != 0;
    }

    public static boolean WIFSTOPPED(int status) {
        return (status & 0xff) == 0x7f;
    }

    public static int WSTOPSIG(int status) {
        return WEXITSTATUS(status);
    }

    public static boolean WIFCONTINUED(int status) {
        return status == 0xffff;
    }

    /** {@code PTRACE_EVENT_*} of a ptrace stop, 0 if it is not an event; see ptrace(2). */
    public static int ptraceEvent(int status) {
        return status >>> 16;
    }

    private Wait() {}
}
