package javu.abi.linux;

/** {@code struct sigaction} as rt_sigaction(2) takes it, {@code asm/signal.h}; not the one of libc. */
public final class KernelSigaction {
    public static final int SIZE = 32;

    public static final int sa_handler = 0;
    public static final int sa_flags = 8;
    public static final int sa_restorer = 16;
    public static final int sa_mask = 24;

    private KernelSigaction() {}
}
