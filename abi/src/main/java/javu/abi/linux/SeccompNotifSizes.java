package javu.abi.linux;

/** {@code struct seccomp_notif_sizes}, {@code linux/seccomp.h}. */
public final class SeccompNotifSizes {
    public static final int SIZE = 6;

    public static final int seccomp_notif = 0;
    public static final int seccomp_notif_resp = 2;
    public static final int seccomp_data = 4;

    private SeccompNotifSizes() {}
}
