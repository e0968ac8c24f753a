package javu.abi.linux;

/** {@code struct seccomp_notif}, {@code linux/seccomp.h}. */
public final class SeccompNotif {
    public static final int SIZE = 80;

    public static final int id = 0;
    public static final int pid = 8;
    public static final int flags = 12;
    public static final int data = 16;

    private SeccompNotif() {}
}
