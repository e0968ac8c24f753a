package javu.abi.linux;

/** {@code Elf64_Phdr}, {@code linux/elf.h}. */
public final class Elf64Phdr {
    public static final int SIZE = 56;

    public static final int p_type = 0;
    public static final int p_flags = 4;
    public static final int p_offset = 8;
    public static final int p_vaddr = 16;
    public static final int p_paddr = 24;
    public static final int p_filesz = 32;
    public static final int p_memsz = 40;
    public static final int p_align = 48;

    private Elf64Phdr() {}
}
