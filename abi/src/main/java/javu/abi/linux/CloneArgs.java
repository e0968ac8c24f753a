package javu.abi.linux;

/** {@code struct clone_args}, {@code linux/sched.h}. */
public final class CloneArgs {
    public static final int SIZE = 88;

    public static final int flags = 0;
    public static final int pidfd = 8;
    public static final int child_tid = 16;
    public static final int parent_tid = 24;
    public static final int exit_signal = 32;
    public static final int stack = 40;
    public static final int stack_size = 48;
    public static final int tls = 56;
    public static final int set_tid = 64;
    public static final int set_tid_size = 72;
    public static final int cgroup = 80;

    private CloneArgs() {}
}
