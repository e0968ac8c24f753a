package javu.abi.linux;

/** {@code struct rlimit64}, and {@code struct rlimit} of 64-bit programs, {@code linux/resource.h}. */
public final class Rlimit {
    public static final int SIZE = 16;

    public static final int rlim_cur = 0;
    public static final int rlim_max = 8;

    private Rlimit() {}
}
