package javu.abi.linux;

/** {@code struct mmsghdr}, {@code sys/socket.h}. */
public final class Mmsghdr {
    public static final int SIZE = 64;

    public static final int msg_hdr = 0;
    public static final int msg_len = 56;

    private Mmsghdr() {}
}
