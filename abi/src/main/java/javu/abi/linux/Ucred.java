package javu.abi.linux;

/** {@code struct ucred}, {@code sys/socket.h}. */
public final class Ucred {
    public static final int SIZE = 12;

    public static final int pid = 0;
    public static final int uid = 4;
    public static final int gid = 8;

    private Ucred() {}
}
