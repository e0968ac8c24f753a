package javu.abi.linux;

/** Extended attributes: {@code linux/xattr.h}. */
public final class Xattr {
    // setxattr(2).
    public static final int XATTR_CREATE = 0x1;
    public static final int XATTR_REPLACE = 0x2;

    private Xattr() {}
}
