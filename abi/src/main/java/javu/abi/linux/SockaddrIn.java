package javu.abi.linux;

/** {@code struct sockaddr_in}, {@code linux/in.h}. */
public final class SockaddrIn {
    public static final int SIZE = 16;

    public static final int sin_family = 0;
    public static final int sin_port = 2;
    public static final int sin_addr = 4;

    private SockaddrIn() {}
}
