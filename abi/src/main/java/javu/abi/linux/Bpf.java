package javu.abi.linux;

/** Opcodes of classic BPF: {@code linux/bpf_common.h}, {@code linux/filter.h}. */
public final class Bpf {
    // Instruction classes.
    public static final int BPF_LD = 0;
    public static final int BPF_LDX = 0x01;
    public static final int BPF_ST = 0x02;
    public static final int BPF_STX = 0x03;
    public static final int BPF_ALU = 0x04;
    public static final int BPF_JMP = 0x05;
    public static final int BPF_RET = 0x06;
    public static final int BPF_MISC = 0x07;

    // Width and mode of a load.
    public static final int BPF_W = 0;
    public static final int BPF_H = 0x08;
    public static final int BPF_B = 0x10;
    public static final int BPF_IMM = 0;
    public static final int BPF_ABS = 0x20;
    public static final int BPF_IND = 0x40;
    public static final int BPF_MEM = 0x60;
    public static final int BPF_LEN = 0x80;
    public static final int BPF_MSH = 0xa0;

    // Arithmetic and jumps.
    public static final int BPF_ADD = 0;
    public static final int BPF_SUB = 0x10;
    public static final int BPF_MUL = 0x20;
    public static final int BPF_DIV = 0x30;
    public static final int BPF_OR = 0x40;
    public static final int BPF_AND = 0x50;
    public static final int BPF_LSH = 0x60;
    public static final int BPF_RSH = 0x70;
    public static final int BPF_NEG = 0x80;
    public static final int BPF_MOD = 0x90;
    public static final int BPF_XOR = 0xa0;
    public static final int BPF_JA = 0;
    public static final int BPF_JEQ = 0x10;
    public static final int BPF_JGT = 0x20;
    public static final int BPF_JGE = 0x30;
    public static final int BPF_JSET = 0x40;

    // Source of the operand, returned value, register moves.
    public static final int BPF_K = 0;
    public static final int BPF_X = 0x08;
    public static final int BPF_A = 0x10;
    public static final int BPF_TAX = 0;
    public static final int BPF_TXA = 0x80;

    // Limits.
    public static final int BPF_MAXINSNS = 4096;
    public static final int BPF_MEMWORDS = 16;

    private Bpf() {}
}
