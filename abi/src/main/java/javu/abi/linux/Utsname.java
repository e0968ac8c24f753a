package javu.abi.linux;

/** {@code struct new_utsname}, {@code linux/utsname.h}; every field is {@link #FIELD_LENGTH} bytes. */
public final class Utsname {
    public static final int SIZE = 390;

    public static final int sysname = 0;
    public static final int nodename = 65;
    public static final int release = 130;
    public static final int version = 195;
    public static final int machine = 260;
    public static final int domainname = 325;

    /** {@code __NEW_UTS_LEN + 1}. */
    public static final int FIELD_LENGTH = 65;

    private Utsname() {}
}
