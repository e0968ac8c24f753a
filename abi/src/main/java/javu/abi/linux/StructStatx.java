package javu.abi.linux;

/** {@code struct statx}, {@code linux/stat.h} (7.0). */
public final class StructStatx {
    public static final int SIZE = 256;

    public static final int stx_mask = 0;
    public static final int stx_blksize = 4;
    public static final int stx_attributes = 8;
    public static final int stx_nlink = 16;
    public static final int stx_uid = 20;
    public static final int stx_gid = 24;
    public static final int stx_mode = 28;
    public static final int stx_ino = 32;
    public static final int stx_size = 40;
    public static final int stx_blocks = 48;
    public static final int stx_attributes_mask = 56;
    public static final int stx_atime = 64;
    public static final int stx_btime = 80;
    public static final int stx_ctime = 96;
    public static final int stx_mtime = 112;
    public static final int stx_rdev_major = 128;
    public static final int stx_rdev_minor = 132;
    public static final int stx_dev_major = 136;
    public static final int stx_dev_minor = 140;
    public static final int stx_mnt_id = 144;
    public static final int stx_dio_mem_align = 152;
    public static final int stx_dio_offset_align = 156;
    public static final int stx_subvol = 160;
    public static final int stx_atomic_write_unit_min = 168;
    public static final int stx_atomic_write_unit_max = 172;
    public static final int stx_atomic_write_segments_max = 176;
    public static final int stx_dio_read_offset_align = 180;
    public static final int stx_atomic_write_unit_max_opt = 184;

    private StructStatx() {}
}
