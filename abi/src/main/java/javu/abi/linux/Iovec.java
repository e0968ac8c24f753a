package javu.abi.linux;

/** {@code struct iovec}, {@code linux/uio.h}. */
public final class Iovec {
    public static final int SIZE = 16;

    public static final int iov_base = 0;
    public static final int iov_len = 8;

    private Iovec() {}
}
