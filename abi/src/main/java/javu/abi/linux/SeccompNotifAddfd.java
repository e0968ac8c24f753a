package javu.abi.linux;

/** {@code struct seccomp_notif_addfd}, {@code linux/seccomp.h}. */
public final class SeccompNotifAddfd {
    public static final int SIZE = 24;

    public static final int id = 0;
    public static final int flags = 8;
    public static final int srcfd = 12;
    public static final int newfd = 16;
    public static final int newfd_flags = 20;

    private SeccompNotifAddfd() {}
}
