package javu.abi.linux;

/** {@code struct f_owner_ex}, {@code linux/fcntl.h}. */
public final class FOwnerEx {
    public static final int SIZE = 8;

    public static final int type = 0;
    public static final int pid = 4;

    private FOwnerEx() {}
}
