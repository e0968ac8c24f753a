package javu.abi.linux;

/** {@code struct linux_dirent64} of getdents64(2), {@code linux/dirent.h}; records are padded to 8 bytes. */
public final class LinuxDirent64 {
    public static final int SIZE = 24;

    public static final int d_ino = 0;
    public static final int d_off = 8;
    public static final int d_reclen = 16;
    public static final int d_type = 18;
    public static final int d_name = 19;

    private LinuxDirent64() {}
}
