package javu.abi.linux;

/** {@code struct stat} of x86-64, {@code asm/stat.h}. */
public final class StructStat {
    public static final int SIZE = 144;

    public static final int st_dev = 0;
    public static final int st_ino = 8;
    public static final int st_nlink = 16;
    public static final int st_mode = 24;
    public static final int st_uid = 28;
    public static final int st_gid = 32;
    public static final int st_rdev = 40;
    public static final int st_size = 48;
    public static final int st_blksize = 56;
    public static final int st_blocks = 64;
    public static final int st_atime = 72;
    public static final int st_atime_nsec = 80;
    public static final int st_mtime = 88;
    public static final int st_mtime_nsec = 96;
    public static final int st_ctime = 104;
    public static final int st_ctime_nsec = 112;

    private StructStat() {}
}
