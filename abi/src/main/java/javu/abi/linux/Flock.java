package javu.abi.linux;

/** {@code struct flock}, {@code linux/fcntl.h}. */
public final class Flock {
    public static final int SIZE = 32;

    public static final int l_type = 0;
    public static final int l_whence = 2;
    public static final int l_start = 8;
    public static final int l_len = 16;
    public static final int l_pid = 24;

    private Flock() {}
}
