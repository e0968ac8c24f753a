package javu.abi.linux;

/** {@code struct sock_fprog}, {@code linux/filter.h}. */
public final class SockFprog {
    public static final int SIZE = 16;

    public static final int len = 0;
    public static final int filter = 8;

    private SockFprog() {}
}
