package javu.abi.linux;

/** {@code struct cmsghdr}, {@code sys/socket.h}. */
public final class Cmsghdr {
    public static final int SIZE = 16;

    public static final int cmsg_len = 0;
    public static final int cmsg_level = 8;
    public static final int cmsg_type = 12;

    private Cmsghdr() {}
}
