package javu.host;

import static javu.host.Assembler.Reg.R10;
import static javu.host.Assembler.Reg.R12;
import static javu.host.Assembler.Reg.R8;
import static javu.host.Assembler.Reg.R9;
import static javu.host.Assembler.Reg.RAX;
import static javu.host.Assembler.Reg.RBX;
import static javu.host.Assembler.Reg.RCX;
import static javu.host.Assembler.Reg.RDI;
import static javu.host.Assembler.Reg.RDX;
import static javu.host.Assembler.Reg.RSI;
import static javu.host.Assembler.Reg.RSP;

import javu.abi.linux.x86_64.Syscalls;
import javu.host.Assembler.Cond;

/** The pieces of machine code that run inside the hypervisor. */
final class Stubs {
    /** One step of a script: function, seven arguments, result. */
    static final int STEP_SIZE = 9 * Long.BYTES;

    static final int STEP_RESULT = 8 * Long.BYTES;

    private Stubs() {}

    /** {@code long f(number, a, b, c, d, e, f)} in the C calling convention to the kernel's. */
    static byte[] syscall() {
        return new Assembler()
                .mov(RAX, RDI)
                .mov(RDI, RSI)
                .mov(RSI, RDX)
                .mov(RDX, RCX)
                .mov(R10, R8)
                .mov(R8, R9)
                .load(R9, RSP, 8)
                .syscall()
                .ret()
                .assemble();
    }

    /**
     * {@code void *script(struct step *first)}: a thread body that calls the function of each step, stores its result and
     * ends after a negative result or at a step whose function is 0. A thread that runs it is unknown to the JVM: it never takes part in a safepoint.
     */
    static byte[] script() {
        return new Assembler()
                .push(RBX)
                .push(R12) // keeps the stack aligned for the calls below, with the seventh argument pushed and 8
                // bytes of room
                .mov(RBX, RDI)
                .label("step")
                .load(RAX, RBX, 0)
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "end")
                .load(RDI, RBX, 8)
                .load(RSI, RBX, 16)
                .load(RDX, RBX, 24)
                .load(RCX, RBX, 32)
                .load(R8, RBX, 40)
                .load(R9, RBX, 48)
                .load(R12, RBX, 56)
                .push(R12)
                .call(RAX)
                .pop(R12)
                .store(RBX, STEP_RESULT, RAX)
                .test(RAX, RAX)
                .jump(Cond.SIGN, "end")
                .add(RBX, STEP_SIZE)
                .jump("step")
                .label("end")
                .mov(RAX, 0)
                .pop(R12)
                .pop(RBX)
                .ret()
                .assemble();
    }

    /**
     * {@code void handler(int, siginfo_t *info, void *)}: writes the 128 bytes of {@code info} to {@code fd}. The Java side
     * reads them; a Java signal handler would not learn who sent the signal.
     */
    static byte[] signalWriter(int fd) {
        return new Assembler()
                .mov(RDI, fd)
                .mov(RDX, 128)
                .syscall(Syscalls.SYS_write)
                .ret()
                .assemble();
    }

    /** {@code SA_RESTORER} of the handler above. */
    static byte[] signalReturn() {
        return new Assembler().syscall(Syscalls.SYS_rt_sigreturn).assemble();
    }
}
