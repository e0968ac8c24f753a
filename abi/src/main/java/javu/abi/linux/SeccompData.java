package javu.abi.linux;

/** {@code struct seccomp_data}, {@code linux/seccomp.h}. */
public final class SeccompData {
    public static final int SIZE = 64;

    public static final int nr = 0;
    public static final int arch = 4;
    public static final int instruction_pointer = 8;
    public static final int args = 16;

    private SeccompData() {}
}
