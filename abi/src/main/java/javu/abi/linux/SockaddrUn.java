package javu.abi.linux;

/** {@code struct sockaddr_un}, {@code linux/un.h}. */
public final class SockaddrUn {
    public static final int SIZE = 110;

    public static final int sun_family = 0;
    public static final int sun_path = 2;

    private SockaddrUn() {}
}
