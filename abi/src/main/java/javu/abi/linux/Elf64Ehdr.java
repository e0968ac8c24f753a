package javu.abi.linux;

/** {@code Elf64_Ehdr}, {@code linux/elf.h}. */
public final class Elf64Ehdr {
    public static final int SIZE = 64;

    public static final int e_ident = 0;
    public static final int e_type = 16;
    public static final int e_machine = 18;
    public static final int e_version = 20;
    public static final int e_entry = 24;
    public static final int e_phoff = 32;
    public static final int e_shoff = 40;
    public static final int e_flags = 48;
    public static final int e_ehsize = 52;
    public static final int e_phentsize = 54;
    public static final int e_phnum = 56;
    public static final int e_shentsize = 58;
    public static final int e_shnum = 60;
    public static final int e_shstrndx = 62;

    private Elf64Ehdr() {}
}
