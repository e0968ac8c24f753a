package javu.abi.linux;

/** {@code struct statx_timestamp}, {@code linux/stat.h}. */
public final class StatxTimestamp {
    public static final int SIZE = 16;

    public static final int tv_sec = 0;
    public static final int tv_nsec = 8;

    private StatxTimestamp() {}
}
