package javu.abi.linux;

/** {@code struct mount_attr}, {@code linux/mount.h}. */
public final class MountAttr {
    public static final int SIZE = 32;

    public static final int attr_set = 0;
    public static final int attr_clr = 8;
    public static final int propagation = 16;
    public static final int userns_fd = 24;

    private MountAttr() {}
}
