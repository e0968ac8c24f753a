package javu.abi.linux;

/** {@code struct sockaddr_in6}, {@code linux/in6.h}. */
public final class SockaddrIn6 {
    public static final int SIZE = 28;

    public static final int sin6_family = 0;
    public static final int sin6_port = 2;
    public static final int sin6_flowinfo = 4;
    public static final int sin6_addr = 8;
    public static final int sin6_scope_id = 24;

    private SockaddrIn6() {}
}
