package javu.abi.linux;

/** {@code struct utimbuf}, {@code linux/utime.h}. */
public final class Utimbuf {
    public static final int SIZE = 16;

    public static final int actime = 0;
    public static final int modtime = 8;

    private Utimbuf() {}
}
