package javu.abi.linux;

/** {@code siginfo_t} as kill(2) and SIGCHLD fill it, {@code asm-generic/siginfo.h}. */
public final class Siginfo {
    public static final int SIZE = 128;

    public static final int si_signo = 0;
    public static final int si_errno = 4;
    public static final int si_code = 8;
    public static final int si_pid = 16;
    public static final int si_uid = 20;
    public static final int si_status = 24;
    public static final int si_utime = 32;
    public static final int si_stime = 40;

    private Siginfo() {}
}
