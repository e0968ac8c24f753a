package javu.abi.linux;

/** {@code struct ptrace_syscall_info}, {@code linux/ptrace.h}; {@code entry_nr} stands for {@code entry.nr}. */
public final class PtraceSyscallInfo {
    public static final int SIZE = 88;

    public static final int op = 0;
    public static final int arch = 4;
    public static final int instruction_pointer = 8;
    public static final int stack_pointer = 16;
    public static final int entry_nr = 24;
    public static final int entry_args = 32;
    public static final int exit_rval = 24;
    public static final int exit_is_error = 32;
    public static final int seccomp_nr = 24;
    public static final int seccomp_args = 32;
    public static final int seccomp_ret_data = 80;

    private PtraceSyscallInfo() {}
}
