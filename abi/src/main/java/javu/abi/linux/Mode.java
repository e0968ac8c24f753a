package javu.abi.linux;

/** The bits of {@code st_mode}, and the {@code d_type} values made of them: {@code linux/stat.h}, {@code dirent.h}. */
public final class Mode {
    // File types.
    public static final int S_IFMT = 0170000;
    public static final int S_IFSOCK = 0140000;
    public static final int S_IFLNK = 0120000;
    public static final int S_IFREG = 0100000;
    public static final int S_IFBLK = 060000;
    public static final int S_IFDIR = 040000;
    public static final int S_IFCHR = 020000;
    public static final int S_IFIFO = 010000;

    // Set-user-ID, set-group-ID, sticky.
    public static final int S_ISUID = 04000;
    public static final int S_ISGID = 02000;
    public static final int S_ISVTX = 01000;

    // Permissions.
    public static final int S_IRWXU = 0700;
    public static final int S_IRUSR = 0400;
    public static final int S_IWUSR = 0200;
    public static final int S_IXUSR = 0100;
    public static final int S_IRWXG = 070;
    public static final int S_IRGRP = 040;
    public static final int S_IWGRP = 020;
    public static final int S_IXGRP = 010;
    public static final int S_IRWXO = 7;
    public static final int S_IROTH = 4;
    public static final int S_IWOTH = 2;
    public static final int S_IXOTH = 1;

    // d_type of getdents64(2).
    public static final int DT_UNKNOWN = 0;
    public static final int DT_FIFO = 1;
    public static final int DT_CHR = 2;
    public static final int DT_DIR = 4;
    public static final int DT_BLK = 6;
    public static final int DT_REG = 8;
    public static final int DT_LNK = 10;
    public static final int DT_SOCK = 12;
    public static final int DT_WHT = 14;

    private Mode() {}

    /** {@code S_ISDIR(m)}. */
    public static boolean S_ISDIR(int m) {
        return (m & S_IFMT) == S_IFDIR;
    }

    /** {@code S_ISREG(m)}. */
    public static boolean S_ISREG(int m) {
        return (m & S_IFMT) == S_IFREG;
    }

    /** {@code S_ISLNK(m)}. */
    public static boolean S_ISLNK(int m) {
        return (m & S_IFMT) == S_IFLNK;
    }

    /** {@code S_ISFIFO(m)}. */
    public static boolean S_ISFIFO(int m) {
        return (m & S_IFMT) == S_IFIFO;
    }

    /** {@code S_ISCHR(m)}. */
    public static boolean S_ISCHR(int m) {
        return (m & S_IFMT) == S_IFCHR;
    }

    /** {@code S_ISBLK(m)}. */
    public static boolean S_ISBLK(int m) {
        return (m & S_IFMT) == S_IFBLK;
    }

    /** {@code S_ISSOCK(m)}. */
    public static boolean S_ISSOCK(int m) {
        return (m & S_IFMT) == S_IFSOCK;
    }
}
