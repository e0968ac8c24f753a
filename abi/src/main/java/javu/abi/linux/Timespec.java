package javu.abi.linux;

/** {@code struct timespec} with 64-bit fields, {@code linux/time_types.h}. */
public final class Timespec {
    public static final int SIZE = 16;

    public static final int tv_sec = 0;
    public static final int tv_nsec = 8;

    private Timespec() {}
}
