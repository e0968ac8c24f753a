package javu.abi.linux;

/** {@code struct timeval}, {@code linux/time.h}. */
public final class Timeval {
    public static final int SIZE = 16;

    public static final int tv_sec = 0;
    public static final int tv_usec = 8;

    private Timeval() {}
}
