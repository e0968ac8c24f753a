package javu.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javu.abi.linux.Bpf;
import javu.abi.linux.SockFilter;

/** A classic BPF program under construction; jumps go forward to labels, at most 255 instructions. */
public final class BpfProgram {
    private record Instruction(int code, int k, String yes, String no) {}

    /** Falls through to the next instruction. */
    public static final String NEXT = "";

    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /** {@code A = the 32-bit word at offset of struct seccomp_data}. */
    public BpfProgram load(int offset) {
        return add(Bpf.BPF_LD | Bpf.BPF_W | Bpf.BPF_ABS, offset, NEXT, NEXT);
    }

    /** {@code A &= k}. */
    public BpfProgram and(int k) {
        return add(Bpf.BPF_ALU | Bpf.BPF_AND | Bpf.BPF_K, k, NEXT, NEXT);
    }

    /** {@code if (A == k) goto yes; else goto no}. */
    public BpfProgram ifEqual(int k, String yes, String no) {
        return add(Bpf.BPF_JMP | Bpf.BPF_JEQ | Bpf.BPF_K, k, yes, no);
    }

    /** {@code if (A >= k) goto yes; else goto no}, unsigned. */
    public BpfProgram ifAtLeast(int k, String yes, String no) {
        return add(Bpf.BPF_JMP | Bpf.BPF_JGE | Bpf.BPF_K, k, yes, no);
    }

    /** {@code return k}. */
    public BpfProgram ret(int k) {
        return add(Bpf.BPF_RET | Bpf.BPF_K, k, NEXT, NEXT);
    }

    public BpfProgram label(String name) {
        if (labels.put(name, instructions.size()) != null) {
            throw new IllegalStateException("label twice: " + name);
        }
        return this;
    }

    public int length() {
        return instructions.size();
    }

    /** The jump offset of instruction {@code at} to a label. */
    private int offset(int at, String label) {
        if (label.isEmpty()) {
            return 0;
        }
        Integer to = labels.get(label);
        if (to == null || to <= at || to - at - 1 > 255) {
            throw new IllegalStateException("jump from " + at + " to " + label + " at " + to);
        }
        return to - at - 1;
    }

    /** The program as an array of {@code struct sock_filter}. */
    long toMemory() {
        long address = Memory.allocate((long) instructions.size() * SockFilter.SIZE);
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            long at = address + (long) i * SockFilter.SIZE;
            Memory.putShort(at + SockFilter.code, instruction.code);
            Memory.putByte(at + SockFilter.jt, offset(i, instruction.yes));
            Memory.putByte(at + SockFilter.jf, offset(i, instruction.no));
            Memory.putInt(at + SockFilter.k, instruction.k);
        }
        return address;
    }

    /**
     * Runs the program as the kernel would, over {@code struct seccomp_data} given as words by offset; for tests.
     */
    public int evaluate(Map<Integer, Integer> words) {
        int a = 0;
        for (int pc = 0; ; pc++) {
            Instruction instruction = instructions.get(pc);
            int k = instruction.k;
            switch (instruction.code & 0x07) {
                case Bpf.BPF_LD -> a = words.getOrDefault(k, 0);
                case Bpf.BPF_ALU -> a &= k;
                case Bpf.BPF_RET -> {
                    return k;
                }
                default -> {
                    boolean yes =
                            (instruction.code & 0xf0) == Bpf.BPF_JEQ ? a == k : Integer.compareUnsigned(a, k) >= 0;
                    pc += offset(pc, yes ? instruction.yes : instruction.no);
                }
            }
        }
    }

    private BpfProgram add(int code, int k, String yes, String no) {
        instructions.add(new Instruction(code, k, yes, no));
        return this;
    }
}
