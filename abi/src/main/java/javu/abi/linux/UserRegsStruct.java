package javu.abi.linux;

/** {@code struct user_regs_struct} of x86-64, {@code sys/user.h}. */
public final class UserRegsStruct {
    public static final int SIZE = 216;

    public static final int r15 = 0;
    public static final int r14 = 8;
    public static final int r13 = 16;
    public static final int r12 = 24;
    public static final int rbp = 32;
    public static final int rbx = 40;
    public static final int r11 = 48;
    public static final int r10 = 56;
    public static final int r9 = 64;
    public static final int r8 = 72;
    public static final int rax = 80;
    public static final int rcx = 88;
    public static final int rdx = 96;
    public static final int rsi = 104;
    public static final int rdi = 112;
    public static final int orig_rax = 120;
    public static final int rip = 128;
    public static final int cs = 136;
    public static final int eflags = 144;
    public static final int rsp = 152;
    public static final int ss = 160;
    public static final int fs_base = 168;
    public static final int gs_base = 176;
    public static final int ds = 184;
    public static final int es = 192;
    public static final int fs = 200;
    public static final int gs = 208;

    private UserRegsStruct() {}
}
