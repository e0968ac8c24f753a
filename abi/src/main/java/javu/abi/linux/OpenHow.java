package javu.abi.linux;

/** {@code struct open_how}, {@code linux/openat2.h}. */
public final class OpenHow {
    public static final int SIZE = 24;

    public static final int flags = 0;
    public static final int mode = 8;
    public static final int resolve = 16;

    private OpenHow() {}
}
