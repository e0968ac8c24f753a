package javu.abi.linux;

/** Architectures as seccomp and ptrace report them: {@code linux/audit.h}. */
public final class Audit {
    public static final int AUDIT_ARCH_X86_64 = 0xc000003e;
    public static final int AUDIT_ARCH_I386 = 0x40000003;
    public static final int AUDIT_ARCH_AARCH64 = 0xc00000b7;

    private Audit() {}
}
