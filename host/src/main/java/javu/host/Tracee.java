package javu.host;

import static javu.abi.linux.x86_64.Syscalls.SYS_ptrace;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Ptrace;
import javu.abi.linux.UserRegsStruct;
import javu.abi.linux.Wait;

/**
 * A guest thread seized for a moment: its system call is to be replaced by another one. All methods must be called by the
 * thread that seized it.
 */
public final class Tracee implements AutoCloseable {
    private static final int RED_ZONE = 512;

    private final int tid;
    private final long regs = Memory.allocate(UserRegsStruct.SIZE);
    private boolean stopped;

    private Tracee(int tid) {
        this.tid = tid;
    }

    /** {@code PTRACE_SEIZE}; EPERM if somebody else traces it. */
    public static Tracee seize(int tid) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_ptrace, Ptrace.PTRACE_SEIZE, tid, 0, 0));
        return new Tracee(tid);
    }

    /**
     * Stops the thread inside the notified call that {@code notification} holds: it is left as if a signal had arrived.
     */
    public void stop(SeccompNotification notification) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_ptrace, Ptrace.PTRACE_INTERRUPT, tid, 0, 0));
        notification.answerError(javu.abi.errno.Restart.ERESTARTSYS);
        int status = HostProcesses.wait4(tid, Wait.__WALL);
        if (!Wait.WIFSTOPPED(status)) {
            throw Errno.ESRCH.exception();
        }
        stopped = true;
        Syscall.check(Syscall.call(SYS_ptrace, Ptrace.PTRACE_GETREGS, tid, 0, regs));
    }

    /** An address below the stack pointer and the red zone, with {@code size} bytes that nobody uses. */
    public long below(long size) {
        return (register(UserRegsStruct.rsp) - RED_ZONE - size) & -16L;
    }

    public long register(int offset) {
        return Memory.getLong(regs + offset);
    }

    /** Makes the thread execute another system call when it goes on, as its own restart. */
    public void restartAs(long number, long... args) throws ErrnoException {
        Memory.putLong(regs + UserRegsStruct.rax, number);
        // Without a system call in progress no pending signal turns the restart into EINTR.
        Memory.putLong(regs + UserRegsStruct.orig_rax, -1);
        Memory.putLong(regs + UserRegsStruct.rip, register(UserRegsStruct.rip) - 2);
        int[] places = {
            UserRegsStruct.rdi,
            UserRegsStruct.rsi,
            UserRegsStruct.rdx,
            UserRegsStruct.r10,
            UserRegsStruct.r8,
            UserRegsStruct.r9
        };
        for (int i = 0; i < args.length; i++) {
            Memory.putLong(regs + places[i], args[i]);
        }
        Syscall.check(Syscall.call(SYS_ptrace, Ptrace.PTRACE_SETREGS, tid, 0, regs));
    }

    /** Lets the thread go. */
    @Override
    public void close() {
        if (stopped) {
            Syscall.call(SYS_ptrace, Ptrace.PTRACE_DETACH, tid, 0, 0);
        }
    }
}
