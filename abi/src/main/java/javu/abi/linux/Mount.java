package javu.abi.linux;

/** Mounting, old and new interface: {@code linux/mount.h} (7.1), {@code sys/mount.h}. */
public final class Mount {
    // Flags of mount(2).
    public static final int MS_RDONLY = 0x1;
    public static final int MS_NOSUID = 0x2;
    public static final int MS_NODEV = 0x4;
    public static final int MS_NOEXEC = 0x8;
    public static final int MS_SYNCHRONOUS = 0x10;
    public static final int MS_REMOUNT = 0x20;
    public static final int MS_MANDLOCK = 0x40;
    public static final int MS_DIRSYNC = 0x80;
    public static final int MS_NOSYMFOLLOW = 0x100;
    public static final int MS_NOATIME = 0x400;
    public static final int MS_NODIRATIME = 0x800;
    public static final int MS_BIND = 0x1000;
    public static final int MS_MOVE = 0x2000;
    public static final int MS_REC = 0x4000;
    public static final int MS_VERBOSE = 0x8000;
    public static final int MS_SILENT = 0x8000;
    public static final int MS_POSIXACL = 0x10000;
    public static final int MS_UNBINDABLE = 0x20000;
    public static final int MS_PRIVATE = 0x40000;
    public static final int MS_SLAVE = 0x80000;
    public static final int MS_SHARED = 0x100000;
    public static final int MS_RELATIME = 0x200000;
    public static final int MS_KERNMOUNT = 0x400000;
    public static final int MS_I_VERSION = 0x800000;
    public static final int MS_STRICTATIME = 0x1000000;
    public static final int MS_LAZYTIME = 0x2000000;
    public static final int MS_SUBMOUNT = 0x4000000;
    public static final int MS_NOREMOTELOCK = 0x8000000;
    public static final int MS_NOSEC = 0x10000000;
    public static final int MS_BORN = 0x20000000;
    public static final int MS_ACTIVE = 0x40000000;
    public static final int MS_NOUSER = 0x80000000;
    public static final int MS_RMT_MASK = 0x2800051;
    public static final int MS_MGC_VAL = 0xc0ed0000;
    public static final int MS_MGC_MSK = 0xffff0000;

    // Flags of umount2(2).
    public static final int MNT_FORCE = 0x1;
    public static final int MNT_DETACH = 0x2;
    public static final int MNT_EXPIRE = 0x4;
    public static final int UMOUNT_NOFOLLOW = 0x8;

    // open_tree(2). OPEN_TREE_CLOEXEC is O_CLOEXEC.
    public static final int OPEN_TREE_CLONE = 0x1;
    public static final int OPEN_TREE_NAMESPACE = 0x2;
    public static final int OPEN_TREE_CLOEXEC = 0x80000;

    // move_mount(2).
    public static final int MOVE_MOUNT_F_SYMLINKS = 0x1;
    public static final int MOVE_MOUNT_F_AUTOMOUNTS = 0x2;
    public static final int MOVE_MOUNT_F_EMPTY_PATH = 0x4;
    public static final int MOVE_MOUNT_T_SYMLINKS = 0x10;
    public static final int MOVE_MOUNT_T_AUTOMOUNTS = 0x20;
    public static final int MOVE_MOUNT_T_EMPTY_PATH = 0x40;
    public static final int MOVE_MOUNT_SET_GROUP = 0x100;
    public static final int MOVE_MOUNT_BENEATH = 0x200;

    // fsopen(2), fspick(2), fsmount(2).
    public static final int FSOPEN_CLOEXEC = 0x1;
    public static final int FSPICK_CLOEXEC = 0x1;
    public static final int FSPICK_SYMLINK_NOFOLLOW = 0x2;
    public static final int FSPICK_NO_AUTOMOUNT = 0x4;
    public static final int FSPICK_EMPTY_PATH = 0x8;
    public static final int FSMOUNT_CLOEXEC = 0x1;
    public static final int FSMOUNT_NAMESPACE = 0x2;

    // Commands of fsconfig(2).
    public static final int FSCONFIG_SET_FLAG = 0;
    public static final int FSCONFIG_SET_STRING = 1;
    public static final int FSCONFIG_SET_BINARY = 2;
    public static final int FSCONFIG_SET_PATH = 3;
    public static final int FSCONFIG_SET_PATH_EMPTY = 4;
    public static final int FSCONFIG_SET_FD = 5;
    public static final int FSCONFIG_CMD_CREATE = 6;
    public static final int FSCONFIG_CMD_RECONFIGURE = 7;
    public static final int FSCONFIG_CMD_CREATE_EXCL = 8;

    // mount_setattr(2) and fsmount(2).
    public static final int MOUNT_ATTR_RDONLY = 0x1;
    public static final int MOUNT_ATTR_NOSUID = 0x2;
    public static final int MOUNT_ATTR_NODEV = 0x4;
    public static final int MOUNT_ATTR_NOEXEC = 0x8;
    public static final int MOUNT_ATTR__ATIME = 0x70;
    public static final int MOUNT_ATTR_RELATIME = 0;
    public static final int MOUNT_ATTR_NOATIME = 0x10;
    public static final int MOUNT_ATTR_STRICTATIME = 0x20;
    public static final int MOUNT_ATTR_NODIRATIME = 0x80;
    public static final int MOUNT_ATTR_IDMAP = 0x100000;
    public static final int MOUNT_ATTR_NOSYMFOLLOW = 0x200000;
    public static final int MOUNT_ATTR_SIZE_VER0 = 32;

    // Request mask of statmount(2).
    public static final int STATMOUNT_SB_BASIC = 0x1;
    public static final int STATMOUNT_MNT_BASIC = 0x2;
    public static final int STATMOUNT_PROPAGATE_FROM = 0x4;
    public static final int STATMOUNT_MNT_ROOT = 0x8;
    public static final int STATMOUNT_MNT_POINT = 0x10;
    public static final int STATMOUNT_FS_TYPE = 0x20;
    public static final int STATMOUNT_MNT_NS_ID = 0x40;
    public static final int STATMOUNT_MNT_OPTS = 0x80;
    public static final int STATMOUNT_FS_SUBTYPE = 0x100;
    public static final int STATMOUNT_SB_SOURCE = 0x200;
    public static final int STATMOUNT_OPT_ARRAY = 0x400;
    public static final int STATMOUNT_OPT_SEC_ARRAY = 0x800;
    public static final int STATMOUNT_SUPPORTED_MASK = 0x1000;
    public static final int STATMOUNT_MNT_UIDMAP = 0x2000;
    public static final int STATMOUNT_MNT_GIDMAP = 0x4000;

    // listmount(2).
    public static final long LSMT_ROOT = 0xffffffffffffffffL;
    public static final int LISTMOUNT_REVERSE = 0x1;

    private Mount() {}
}
