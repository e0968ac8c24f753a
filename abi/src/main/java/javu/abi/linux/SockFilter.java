package javu.abi.linux;

/** {@code struct sock_filter}, {@code linux/filter.h}. */
public final class SockFilter {
    public static final int SIZE = 8;

    public static final int code = 0;
    public static final int jt = 2;
    public static final int jf = 3;
    public static final int k = 4;

    private SockFilter() {}
}
