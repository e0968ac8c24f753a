package javu.abi.linux;

/** memfd_create(2): {@code linux/memfd.h} (6.3). */
public final class Memfd {
    public static final int MFD_CLOEXEC = 0x1;
    public static final int MFD_ALLOW_SEALING = 0x2;
    public static final int MFD_HUGETLB = 0x4;
    public static final int MFD_NOEXEC_SEAL = 0x8;
    public static final int MFD_EXEC = 0x10;

    // Page size of MFD_HUGETLB.
    public static final int MFD_HUGE_SHIFT = 26;
    public static final int MFD_HUGE_MASK = 63;

    private Memfd() {}
}
