package javu.abi.linux;

/** {@code struct user_msghdr}, {@code linux/socket.h}: {@code struct msghdr} of programs. */
public final class Msghdr {
    public static final int SIZE = 56;

    public static final int msg_name = 0;
    public static final int msg_namelen = 8;
    public static final int msg_iov = 16;
    public static final int msg_iovlen = 24;
    public static final int msg_control = 32;
    public static final int msg_controllen = 40;
    public static final int msg_flags = 48;

    private Msghdr() {}
}
