package javu.host;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Just enough of an x86-64 assembler for the stubs: 64-bit registers, two addressing forms, near jumps, strings. */
final class Assembler {
    /** General registers by their encoding. */
    enum Reg {
        RAX,
        RCX,
        RDX,
        RBX,
        RSP,
        RBP,
        RSI,
        RDI,
        R8,
        R9,
        R10,
        R11,
        R12,
        R13,
        R14,
        R15
    }

    /** Conditions by the low four bits of their {@code Jcc} encoding. */
    enum Cond {
        BELOW(2),
        ABOVE_OR_EQUAL(3),
        EQUAL(4),
        NOT_EQUAL(5),
        ABOVE(7),
        SIGN(8),
        LESS(12),
        LESS_OR_EQUAL(14);

        private final int code;

        Cond(int code) {
            this.code = code;
        }
    }

    private record Fixup(int at, String label) {}

    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Fixup> fixups = new ArrayList<>();

    Assembler label(String name) {
        if (labels.put(name, code.size()) != null) {
            throw new IllegalStateException("label twice: " + name);
        }
        return this;
    }

    Assembler mov(Reg to, Reg from) {
        return registers(0x89, from, to);
    }

    Assembler mov(Reg to, long value) {
        rex(Reg.RAX, to).bytes(0xb8 | to.ordinal() & 7);
        return imm64(value);
    }

    Assembler load(Reg to, Reg base, int disp) {
        return memory(to, base, disp, 0x8b);
    }

    Assembler loadByte(Reg to, Reg base, int disp) {
        return memory(to, base, disp, 0x0f, 0xb6);
    }

    Assembler loadShort(Reg to, Reg base, int disp) {
        return memory(to, base, disp, 0x0f, 0xb7);
    }

    Assembler store(Reg base, int disp, Reg from) {
        return memory(from, base, disp, 0x89);
    }

    /** The low eight bits. */
    Assembler storeByte(Reg base, int disp, Reg from) {
        return memory(from, base, disp, 0x88);
    }

    Assembler lea(Reg to, Reg base, int disp) {
        return memory(to, base, disp, 0x8d);
    }

    /** The address of a label, wherever the code is. */
    Assembler lea(Reg to, String label) {
        return rex(to, Reg.RAX).bytes(0x8d, (to.ordinal() & 7) << 3 | 5).target(label);
    }

    Assembler add(Reg to, Reg from) {
        return registers(0x01, from, to);
    }

    Assembler add(Reg to, int value) {
        return immediate(0, to, value);
    }

    Assembler sub(Reg to, int value) {
        return immediate(5, to, value);
    }

    Assembler cmp(Reg left, Reg right) {
        return registers(0x39, right, left);
    }

    Assembler cmp(Reg left, int value) {
        return immediate(7, left, value);
    }

    Assembler test(Reg left, Reg right) {
        return registers(0x85, right, left);
    }

    Assembler mul(Reg to, int value) {
        rex(to, to).bytes(0x69, 0xc0 | (to.ordinal() & 7) << 3 | to.ordinal() & 7);
        return imm32(value);
    }

    Assembler shr(Reg to, int bits) {
        return rex(Reg.RAX, to).bytes(0xc1, 0xe8 | to.ordinal() & 7, bits);
    }

    Assembler push(Reg reg) {
        return rexB(reg).bytes(0x50 | reg.ordinal() & 7);
    }

    Assembler pop(Reg reg) {
        return rexB(reg).bytes(0x58 | reg.ordinal() & 7);
    }

    Assembler call(Reg target) {
        return rexB(target).bytes(0xff, 0xd0 | target.ordinal() & 7);
    }

    Assembler call(String label) {
        return bytes(0xe8).target(label);
    }

    Assembler jump(String label) {
        return bytes(0xe9).target(label);
    }

    Assembler jump(Cond cond, String label) {
        return bytes(0x0f, 0x80 | cond.code).target(label);
    }

    Assembler syscall() {
        return bytes(0x0f, 0x05);
    }

    /** {@code mov rax, number; syscall}. */
    Assembler syscall(int number) {
        return mov(Reg.RAX, number).syscall();
    }

    Assembler ret() {
        return bytes(0xc3);
    }

    /** Data: one byte per character and a zero. */
    Assembler string(String bytes) {
        code.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return bytes(0);
    }

    byte[] assemble() {
        byte[] bytes = code.toByteArray();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Fixup fixup : fixups) {
            Integer to = labels.get(fixup.label);
            if (to == null) {
                throw new IllegalStateException("no label " + fixup.label);
            }
            buffer.putInt(fixup.at, to - (fixup.at + 4));
        }
        return bytes;
    }

    private Assembler registers(int opcode, Reg reg, Reg rm) {
        return rex(reg, rm).bytes(opcode, 0xc0 | (reg.ordinal() & 7) << 3 | rm.ordinal() & 7);
    }

    private Assembler immediate(int extension, Reg rm, int value) {
        return rex(Reg.RAX, rm)
                .bytes(0x81, 0xc0 | extension << 3 | rm.ordinal() & 7)
                .imm32(value);
    }

    private Assembler memory(Reg reg, Reg base, int disp, int... opcode) {
        rex(reg, base).bytes(opcode).bytes(0x80 | (reg.ordinal() & 7) << 3 | base.ordinal() & 7);
        if ((base.ordinal() & 7) == Reg.RSP.ordinal()) {
            bytes(0x24); // rsp and r12 need a SIB byte
        }
        return imm32(disp);
    }

    private Assembler rex(Reg reg, Reg rm) {
        return bytes(0x48 | (reg.ordinal() >= 8 ? 4 : 0) | (rm.ordinal() >= 8 ? 1 : 0));
    }

    /** For instructions that are 64 bits wide by themselves. */
    private Assembler rexB(Reg rm) {
        return rm.ordinal() < 8 ? this : bytes(0x41);
    }

    private Assembler target(String label) {
        fixups.add(new Fixup(code.size(), label));
        return imm32(0);
    }

    private Assembler bytes(int... values) {
        for (int value : values) {
            code.write(value);
        }
        return this;
    }

    private Assembler imm32(int value) {
        for (int i = 0; i < 32; i += 8) {
            code.write(value >>> i);
        }
        return this;
    }

    private Assembler imm64(long value) {
        for (int i = 0; i < 64; i += 8) {
            code.write((int) (value >>> i));
        }
        return this;
    }
}
