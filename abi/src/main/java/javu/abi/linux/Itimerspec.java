package javu.abi.linux;

/** {@code struct itimerspec}, {@code linux/time.h}. */
public final class Itimerspec {
    public static final int SIZE = 32;

    public static final int it_interval = 0;
    public static final int it_value = 16;

    private Itimerspec() {}
}
