package javu.abi.linux;

/** {@code struct seccomp_notif_resp}, {@code linux/seccomp.h}. */
public final class SeccompNotifResp {
    public static final int SIZE = 24;

    public static final int id = 0;
    public static final int val = 8;
    public static final int error = 16;
    public static final int flags = 20;

    private SeccompNotifResp() {}
}
