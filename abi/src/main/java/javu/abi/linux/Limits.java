package javu.abi.linux;

/**
 * Limits of the kernel: {@code linux/limits.h}, {@code linux/namei.h}, {@code linux/binfmts.h}, {@code linux/uio.h}.
 */
public final class Limits {
    // Names and paths.
    public static final int NAME_MAX = 255;
    public static final int PATH_MAX = 4096;
    public static final int MAXSYMLINKS = 40;

    // Extended attributes.
    public static final int XATTR_NAME_MAX = 255;
    public static final int XATTR_SIZE_MAX = 65536;
    public static final int XATTR_LIST_MAX = 65536;

    // Other objects.
    public static final int PIPE_BUF = 4096;
    public static final int NGROUPS_MAX = 65536;
    public static final int ARG_MAX = 131072;
    public static final int MAX_ARG_STRINGS = 0x7fffffff;
    public static final int MAX_ARG_STRLEN = 131072;
    public static final int BINPRM_BUF_SIZE = 256;
    public static final int UIO_FASTIOV = 8;
    public static final int UIO_MAXIOV = 1024;

    // The longest transfer of one read(2) or write(2).
    public static final int MAX_RW_COUNT = 0x7ffff000;

    private Limits() {}
}
