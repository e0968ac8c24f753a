package javu.abi.linux;

/**
 * {@code struct linux_dirent} of getdents(2), {@code fs/readdir.c}; the last byte of a record is its {@code d_type}.
 */
public final class LinuxDirent {
    public static final int SIZE = 24;

    public static final int d_ino = 0;
    public static final int d_off = 8;
    public static final int d_reclen = 16;
    public static final int d_name = 18;

    private LinuxDirent() {}
}
