package javu.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javu.abi.linux.Bpf;
import javu.abi.linux.SeccompData;
import javu.abi.linux.SockFilter;
import org.junit.jupiter.api.Test;

class BpfProgramTest {
    private static final int NR = SeccompData.nr;
    private static final int ARG = SeccompData.args;

    @Test
    void equal() {
        BpfProgram program = new BpfProgram()
                .load(NR)
                .ifEqual(7, "seven", BpfProgram.NEXT)
                .ret(1)
                .label("seven")
                .ret(2);
        assertThat(program.length()).isEqualTo(4);
        assertThat(program.evaluate(Map.of(NR, 7))).isEqualTo(2);
        assertThat(program.evaluate(Map.of(NR, 8))).isEqualTo(1);
        assertThat(program.evaluate(Map.of())).isEqualTo(1);
    }

    @Test
    void atLeastIsUnsigned() {
        BpfProgram program = new BpfProgram()
                .load(NR)
                .ifAtLeast(0x7fffffff, BpfProgram.NEXT, "less")
                .ret(1)
                .label("less")
                .ret(0);
        assertThat(program.evaluate(Map.of(NR, 0x7ffffffe))).isZero();
        assertThat(program.evaluate(Map.of(NR, 0x7fffffff))).isOne();
        assertThat(program.evaluate(Map.of(NR, -1))).isOne();
    }

    @Test
    void laterLoadsReplaceTheWord() {
        BpfProgram program = new BpfProgram()
                .load(NR)
                .ifEqual(1, "one", BpfProgram.NEXT)
                .ret(-1)
                .label("one")
                .load(ARG)
                .and(0x0f)
                .ifEqual(3, BpfProgram.NEXT, "other")
                .ret(3)
                .label("other")
                .ret(4);
        assertThat(program.evaluate(Map.of(NR, 1, ARG, 0xf3))).isEqualTo(3);
        assertThat(program.evaluate(Map.of(NR, 1, ARG, 0x3f))).isEqualTo(4);
        assertThat(program.evaluate(Map.of(NR, 2, ARG, 0xf3))).isEqualTo(-1);
    }

    @Test
    void memory() {
        long filter = new BpfProgram()
                .load(ARG)
                .and(0x11223344)
                .ifEqual(5, "end", BpfProgram.NEXT)
                .ifAtLeast(-1, BpfProgram.NEXT, "end")
                .ret(6)
                .label("end")
                .ret(0x7fff0000)
                .toMemory();
        assertInstruction(filter, 0, Bpf.BPF_LD | Bpf.BPF_W | Bpf.BPF_ABS, 0, 0, ARG);
        assertInstruction(filter, 1, Bpf.BPF_ALU | Bpf.BPF_AND | Bpf.BPF_K, 0, 0, 0x11223344);
        assertInstruction(filter, 2, Bpf.BPF_JMP | Bpf.BPF_JEQ | Bpf.BPF_K, 2, 0, 5);
        assertInstruction(filter, 3, Bpf.BPF_JMP | Bpf.BPF_JGE | Bpf.BPF_K, 0, 1, -1);
        assertInstruction(filter, 4, Bpf.BPF_RET | Bpf.BPF_K, 0, 0, 6);
        assertInstruction(filter, 5, Bpf.BPF_RET | Bpf.BPF_K, 0, 0, 0x7fff0000);
    }

    @Test
    void longestJump() {
        assertThat(jumpOver(255).evaluate(Map.of())).isEqualTo(2);
        assertThat(Memory.getByte(jumpOver(255).toMemory() + SockFilter.jt)).isEqualTo((byte) 255);
        BpfProgram tooLong = jumpOver(256);
        assertThatThrownBy(tooLong::toMemory).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void badLabels() {
        BpfProgram backward = new BpfProgram().label("start").ifEqual(0, "start", BpfProgram.NEXT);
        assertThatThrownBy(backward::toMemory).isInstanceOf(IllegalStateException.class);
        BpfProgram nowhere = new BpfProgram().ifEqual(0, "nowhere", BpfProgram.NEXT);
        assertThatThrownBy(nowhere::toMemory)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere");
        BpfProgram once = new BpfProgram().label("once");
        assertThatThrownBy(() -> once.label("once")).isInstanceOf(IllegalStateException.class);
    }

    private static BpfProgram jumpOver(int instructions) {
        BpfProgram program = new BpfProgram().ifEqual(0, "end", BpfProgram.NEXT);
        for (int i = 0; i < instructions; i++) {
            program.ret(1);
        }
        return program.label("end").ret(2);
    }

    private static void assertInstruction(long filter, int index, int code, int yes, int no, int k) {
        long at = filter + (long) index * SockFilter.SIZE;
        assertThat(Memory.getShort(at + SockFilter.code)).isEqualTo((short) code);
        assertThat(Memory.getByte(at + SockFilter.jt)).isEqualTo((byte) yes);
        assertThat(Memory.getByte(at + SockFilter.jf)).isEqualTo((byte) no);
        assertThat(Memory.getInt(at + SockFilter.k)).isEqualTo(k);
    }
}
