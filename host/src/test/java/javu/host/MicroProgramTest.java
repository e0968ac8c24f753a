package javu.host;

import static javu.abi.linux.x86_64.Syscalls.SYS_exit_group;
import static javu.host.Assembler.Reg.RAX;
import static javu.host.Assembler.Reg.RBX;
import static javu.host.Assembler.Reg.RDI;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Wait;
import javu.host.Assembler.Cond;
import org.junit.jupiter.api.Test;

class MicroProgramTest {
    @Test
    void startsAtItsFirstInstruction() throws ErrnoException {
        Assembler code = new Assembler().mov(RDI, 42).syscall(SYS_exit_group);
        assertThat(exitStatus(code)).isEqualTo(42);
    }

    @Test
    void findsDataBehindTheCode() throws ErrnoException {
        Assembler code = new Assembler()
                .lea(RBX, "data")
                .loadByte(RDI, RBX, 1)
                .syscall(SYS_exit_group)
                .label("data")
                .string("ab");
        assertThat(exitStatus(code)).isEqualTo('b');
    }

    @Test
    void hasZeroedWritableMemory() throws ErrnoException {
        Assembler code = new Assembler()
                .mov(RBX, MicroProgram.BSS)
                .mov(RDI, 0)
                // Its first word and its last.
                .load(RAX, RBX, 0)
                .add(RDI, RAX)
                .load(RAX, RBX, 0xfff8)
                .add(RDI, RAX)
                .test(RDI, RDI)
                .jump(Cond.NOT_EQUAL, "end")
                .mov(RAX, 7)
                .store(RBX, 0xfff8, RAX)
                .load(RDI, RBX, 0xfff8)
                .label("end")
                .syscall(SYS_exit_group);
        assertThat(exitStatus(code)).isEqualTo(7);
    }

    private static int exitStatus(Assembler code) throws ErrnoException {
        int program = MicroProgram.memfd("test", code.assemble());
        try {
            int pid = new PosixSpawn("/proc/self/fd/" + program, List.of("test"), List.of()).run();
            int status = HostProcesses.waitForExit(pid);
            assertThat(Wait.WIFEXITED(status)).as("exits").isTrue();
            return Wait.WEXITSTATUS(status);
        } finally {
            HostFiles.close(program);
        }
    }
}
