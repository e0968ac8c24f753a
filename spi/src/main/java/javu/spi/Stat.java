package javu.spi;

/** {@code struct stat} and {@code stx_btime}, with the names of stat(2). */
public final class Stat {
    public long st_dev;
    public long st_ino;
    public int st_mode;
    public long st_nlink = 1;
    public int st_uid;
    public int st_gid;
    public long st_rdev;
    public long st_size;
    public long st_blksize = 4096;
    public long st_blocks;
    public long atime;
    public int atime_nsec;
    public long mtime;
    public int mtime_nsec;
    public long ctime;
    public int ctime_nsec;
    /** Birth, in seconds; {@link #hasBirthTime} says whether it is known. */
    public long btime;

    public int btime_nsec;
    public boolean hasBirthTime;
    /** What statx(2) tells beyond stat(2). */
    public long stx_attributes;

    public long stx_attributes_mask;
    /** The kernel's mount id, or 0 for core's choice. */
    public long stx_mnt_id;

    /** Sets all three times. */
    public void times(long seconds, int nanos) {
        atime = seconds;
        atime_nsec = nanos;
        mtime = seconds;
        mtime_nsec = nanos;
        ctime = seconds;
        ctime_nsec = nanos;
    }
}
