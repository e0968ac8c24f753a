package javu.abi.linux;

/** ioctl(2) requests that files of many kinds answer: {@code asm-generic/ioctls.h}, {@code linux/fs.h} (6.10). */
public final class Ioctl {
    // How a request is composed.
    public static final int _IOC_NRBITS = 8;
    public static final int _IOC_TYPEBITS = 8;
    public static final int _IOC_SIZEBITS = 14;
    public static final int _IOC_DIRBITS = 2;
    public static final int _IOC_NRSHIFT = 0;
    public static final int _IOC_TYPESHIFT = 8;
    public static final int _IOC_SIZESHIFT = 16;
    public static final int _IOC_DIRSHIFT = 30;
    public static final int _IOC_NONE = 0;
    public static final int _IOC_WRITE = 1;
    public static final int _IOC_READ = 2;

    // Every descriptor.
    public static final int FIONCLEX = 0x5450;
    public static final int FIOCLEX = 0x5451;
    public static final int FIONBIO = 0x5421;
    public static final int FIOASYNC = 0x5452;
    public static final int FIOQSIZE = 0x5460;
    public static final int FIONREAD = 0x541b;

    // Terminals.
    public static final int TCGETS = 0x5401;
    public static final int TCSETS = 0x5402;
    public static final int TCSETSW = 0x5403;
    public static final int TCSETSF = 0x5404;
    public static final int TCGETA = 0x5405;
    public static final int TCSETA = 0x5406;
    public static final int TCSETAW = 0x5407;
    public static final int TCSETAF = 0x5408;
    public static final int TCSBRK = 0x5409;
    public static final int TCXONC = 0x540a;
    public static final int TCFLSH = 0x540b;
    public static final int TIOCEXCL = 0x540c;
    public static final int TIOCNXCL = 0x540d;
    public static final int TIOCSCTTY = 0x540e;
    public static final int TIOCGPGRP = 0x540f;
    public static final int TIOCSPGRP = 0x5410;
    public static final int TIOCOUTQ = 0x5411;
    public static final int TIOCSTI = 0x5412;
    public static final int TIOCGWINSZ = 0x5413;
    public static final int TIOCSWINSZ = 0x5414;
    public static final int TIOCMGET = 0x5415;
    public static final int TIOCMBIS = 0x5416;
    public static final int TIOCMBIC = 0x5417;
    public static final int TIOCMSET = 0x5418;
    public static final int TIOCINQ = 0x541b;
    public static final int TIOCCONS = 0x541d;
    public static final int TIOCPKT = 0x5420;
    public static final int TIOCNOTTY = 0x5422;
    public static final int TIOCSETD = 0x5423;
    public static final int TIOCGETD = 0x5424;
    public static final int TCSBRKP = 0x5425;
    public static final int TIOCGSID = 0x5429;
    public static final int TCGETS2 = 0x802c542a;
    public static final int TCSETS2 = 0x402c542b;
    public static final int TCSETSW2 = 0x402c542c;
    public static final int TCSETSF2 = 0x402c542d;
    public static final int TIOCGPTN = 0x80045430;
    public static final int TIOCSPTLCK = 0x40045431;
    public static final int TIOCGPTPEER = 0x5441;

    // Block devices.
    public static final int BLKROSET = 0x125d;
    public static final int BLKROGET = 0x125e;
    public static final int BLKRRPART = 0x125f;
    public static final int BLKGETSIZE = 0x1260;
    public static final int BLKFLSBUF = 0x1261;
    public static final int BLKRASET = 0x1262;
    public static final int BLKRAGET = 0x1263;
    public static final int BLKSECTGET = 0x1267;
    public static final int BLKSSZGET = 0x1268;
    public static final int BLKBSZGET = 0x80081270;
    public static final int BLKBSZSET = 0x40081271;
    public static final int BLKGETSIZE64 = 0x80081272;
    public static final int BLKDISCARD = 0x1277;
    public static final int BLKIOMIN = 0x1278;
    public static final int BLKIOOPT = 0x1279;
    public static final int BLKALIGNOFF = 0x127a;
    public static final int BLKPBSZGET = 0x127b;
    public static final int BLKDISCARDZEROES = 0x127c;
    public static final int BLKSECDISCARD = 0x127d;
    public static final int BLKROTATIONAL = 0x127e;
    public static final int BLKZEROOUT = 0x127f;
    public static final int BLKGETDISKSEQ = 0x80081280;

    // File systems.
    public static final int FIBMAP = 0x1;
    public static final int FIGETBSZ = 0x2;
    public static final int FIFREEZE = 0xc0045877;
    public static final int FITHAW = 0xc0045878;
    public static final int FITRIM = 0xc0185879;
    public static final int FICLONE = 0x40049409;
    public static final int FICLONERANGE = 0x4020940d;
    public static final int FIDEDUPERANGE = 0xc0189436;
    public static final int FS_IOC_GETFLAGS = 0x80086601;
    public static final int FS_IOC_SETFLAGS = 0x40086602;
    public static final int FS_IOC_GETVERSION = 0x80087601;
    public static final int FS_IOC_SETVERSION = 0x40087602;
    public static final int FS_IOC_FIEMAP = 0xc020660b;
    public static final int FS_IOC_FSGETXATTR = 0x801c581f;
    public static final int FS_IOC_FSSETXATTR = 0x401c5820;
    public static final int FS_IOC_GETFSLABEL = 0x81009431;
    public static final int FS_IOC_SETFSLABEL = 0x41009432;
    public static final int FS_IOC_GETFSUUID = 0x80111500;
    public static final int FS_IOC_GETFSSYSFSPATH = 0x80811501;

    // Inode flags of FS_IOC_GETFLAGS.
    public static final int FS_SECRM_FL = 0x00000001;
    public static final int FS_UNRM_FL = 0x00000002;
    public static final int FS_COMPR_FL = 0x00000004;
    public static final int FS_SYNC_FL = 0x00000008;
    public static final int FS_IMMUTABLE_FL = 0x00000010;
    public static final int FS_APPEND_FL = 0x00000020;
    public static final int FS_NODUMP_FL = 0x00000040;
    public static final int FS_NOATIME_FL = 0x00000080;
    public static final int FS_DIRSYNC_FL = 0x00010000;
    public static final int FS_TOPDIR_FL = 0x00020000;
    public static final int FS_EXTENT_FL = 0x00080000;
    public static final int FS_NOCOW_FL = 0x00800000;
    public static final int FS_CASEFOLD_FL = 0x40000000;

    // Sockets and network interfaces.
    public static final int FIOSETOWN = 0x8901;
    public static final int SIOCSPGRP = 0x8902;
    public static final int FIOGETOWN = 0x8903;
    public static final int SIOCGPGRP = 0x8904;
    public static final int SIOCATMARK = 0x8905;
    public static final int SIOCINQ = 0x541b;
    public static final int SIOCOUTQ = 0x5411;
    public static final int SIOCGIFNAME = 0x8910;
    public static final int SIOCGIFCONF = 0x8912;
    public static final int SIOCGIFFLAGS = 0x8913;
    public static final int SIOCSIFFLAGS = 0x8914;
    public static final int SIOCGIFADDR = 0x8915;
    public static final int SIOCSIFADDR = 0x8916;
    public static final int SIOCGIFBRDADDR = 0x8919;
    public static final int SIOCGIFNETMASK = 0x891b;
    public static final int SIOCSIFNETMASK = 0x891c;
    public static final int SIOCGIFMTU = 0x8921;
    public static final int SIOCSIFMTU = 0x8922;
    public static final int SIOCGIFHWADDR = 0x8927;
    public static final int SIOCGIFINDEX = 0x8933;
    public static final int SIOCGIFTXQLEN = 0x8942;
    public static final int SIOCETHTOOL = 0x8946;

    // The random devices.
    public static final int RNDGETENTCNT = 0x80045200;
    public static final int RNDADDTOENTCNT = 0x40045201;
    public static final int RNDADDENTROPY = 0x40085203;
    public static final int RNDZAPENTCNT = 0x00005204;
    public static final int RNDCLEARPOOL = 0x00005206;
    public static final int RNDRESEEDCRNG = 0x00005207;

    private Ioctl() {}
}
