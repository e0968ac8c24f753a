package javu.abi.linux;

/** File system magic numbers and mount flags of statfs(2): {@code linux/magic.h}, {@code linux/statfs.h}. */
public final class Statfs {
    // f_type; 64 bits wide.
    public static final long ADFS_SUPER_MAGIC = 0xadf5L;
    public static final long AFFS_SUPER_MAGIC = 0xadffL;
    public static final long AFS_FS_MAGIC = 0x6b414653L;
    public static final long AFS_SUPER_MAGIC = 0x5346414fL;
    public static final long ANON_INODE_FS_MAGIC = 0x9041934L;
    public static final long AUTOFS_SUPER_MAGIC = 0x187L;
    public static final long BDEVFS_MAGIC = 0x62646576L;
    public static final long BINDERFS_SUPER_MAGIC = 0x6c6f6f70L;
    public static final long BINFMTFS_MAGIC = 0x42494e4dL;
    public static final long BPF_FS_MAGIC = 0xcafe4a11L;
    public static final long BTRFS_SUPER_MAGIC = 0x9123683eL;
    public static final long CEPH_SUPER_MAGIC = 0xc36400L;
    public static final long CGROUP_SUPER_MAGIC = 0x27e0ebL;
    public static final long CGROUP2_SUPER_MAGIC = 0x63677270L;
    public static final long CIFS_SUPER_MAGIC = 0xff534d42L;
    public static final long CODA_SUPER_MAGIC = 0x73757245L;
    public static final long CRAMFS_MAGIC = 0x28cd3d45L;
    public static final long DAXFS_MAGIC = 0x64646178L;
    public static final long DEBUGFS_MAGIC = 0x64626720L;
    public static final long DEVMEM_MAGIC = 0x454d444dL;
    public static final long DEVPTS_SUPER_MAGIC = 0x1cd1L;
    public static final long DMA_BUF_MAGIC = 0x444d4142L;
    public static final long ECRYPTFS_SUPER_MAGIC = 0xf15fL;
    public static final long EFIVARFS_MAGIC = 0xde5e81e4L;
    public static final long EFS_SUPER_MAGIC = 0x414a53L;
    public static final long EROFS_SUPER_MAGIC_V1 = 0xe0f5e1e2L;
    public static final long EXFAT_SUPER_MAGIC = 0x2011bab0L;
    public static final long EXT2_SUPER_MAGIC = 0xef53L;
    public static final long EXT3_SUPER_MAGIC = 0xef53L;
    public static final long EXT4_SUPER_MAGIC = 0xef53L;
    public static final long F2FS_SUPER_MAGIC = 0xf2f52010L;
    public static final long FUSE_SUPER_MAGIC = 0x65735546L;
    public static final long HOSTFS_SUPER_MAGIC = 0xc0ffeeL;
    public static final long HPFS_SUPER_MAGIC = 0xf995e849L;
    public static final long HUGETLBFS_MAGIC = 0x958458f6L;
    public static final long ISOFS_SUPER_MAGIC = 0x9660L;
    public static final long JFFS2_SUPER_MAGIC = 0x72b6L;
    public static final long MINIX_SUPER_MAGIC = 0x137fL;
    public static final long MINIX_SUPER_MAGIC2 = 0x138fL;
    public static final long MINIX2_SUPER_MAGIC = 0x2468L;
    public static final long MINIX2_SUPER_MAGIC2 = 0x2478L;
    public static final long MINIX3_SUPER_MAGIC = 0x4d5aL;
    public static final long MSDOS_SUPER_MAGIC = 0x4d44L;
    public static final long MTD_INODE_FS_MAGIC = 0x11307854L;
    public static final long NFS_SUPER_MAGIC = 0x6969L;
    public static final long NILFS_SUPER_MAGIC = 0x3434L;
    public static final long NSFS_MAGIC = 0x6e736673L;
    public static final long OCFS2_SUPER_MAGIC = 0x7461636fL;
    public static final long OVERLAYFS_SUPER_MAGIC = 0x794c7630L;
    public static final long PIPEFS_MAGIC = 0x50495045L;
    public static final long PROC_SUPER_MAGIC = 0x9fa0L;
    public static final long PSTOREFS_MAGIC = 0x6165676cL;
    public static final long QNX4_SUPER_MAGIC = 0x2fL;
    public static final long QNX6_SUPER_MAGIC = 0x68191122L;
    public static final long RAMFS_MAGIC = 0x858458f6L;
    public static final long REISERFS_SUPER_MAGIC = 0x52654973L;
    public static final long SECRETMEM_MAGIC = 0x5345434dL;
    public static final long SECURITYFS_MAGIC = 0x73636673L;
    public static final long SELINUX_MAGIC = 0xf97cff8cL;
    public static final long SMACK_MAGIC = 0x43415d53L;
    public static final long SMB_SUPER_MAGIC = 0x517bL;
    public static final long SMB2_SUPER_MAGIC = 0xfe534d42L;
    public static final long SOCKFS_MAGIC = 0x534f434bL;
    public static final long SQUASHFS_MAGIC = 0x73717368L;
    public static final long SYSFS_MAGIC = 0x62656572L;
    public static final long TMPFS_MAGIC = 0x1021994L;
    public static final long TRACEFS_MAGIC = 0x74726163L;
    public static final long UDF_SUPER_MAGIC = 0x15013346L;
    public static final long V9FS_MAGIC = 0x1021997L;
    public static final long XENFS_SUPER_MAGIC = 0xabba1974L;
    public static final long XFS_SUPER_MAGIC = 0x58465342L;
    public static final long ZONEFS_MAGIC = 0x5a4f4653L;
    public static final long BCACHEFS_SUPER_MAGIC = 0xca451a4eL;
    public static final long PID_FS_MAGIC = 0x50494446L;
    public static final long GUEST_MEMFD_MAGIC = 0x474d454dL;

    // f_flags.
    public static final int ST_RDONLY = 0x1;
    public static final int ST_NOSUID = 0x2;
    public static final int ST_NODEV = 0x4;
    public static final int ST_NOEXEC = 0x8;
    public static final int ST_SYNCHRONOUS = 0x10;
    public static final int ST_VALID = 0x20;
    public static final int ST_MANDLOCK = 0x40;
    public static final int ST_WRITE = 0x80;
    public static final int ST_APPEND = 0x100;
    public static final int ST_IMMUTABLE = 0x200;
    public static final int ST_NOATIME = 0x400;
    public static final int ST_NODIRATIME = 0x800;
    public static final int ST_RELATIME = 0x1000;
    public static final int ST_NOSYMFOLLOW = 0x2000;

    private Statfs() {}
}
