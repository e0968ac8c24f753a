package javu.host;

import static javu.abi.linux.x86_64.Syscalls.*;
import static javu.host.Assembler.Reg.R10;
import static javu.host.Assembler.Reg.R12;
import static javu.host.Assembler.Reg.R13;
import static javu.host.Assembler.Reg.R14;
import static javu.host.Assembler.Reg.R15;
import static javu.host.Assembler.Reg.R8;
import static javu.host.Assembler.Reg.RAX;
import static javu.host.Assembler.Reg.RBP;
import static javu.host.Assembler.Reg.RBX;
import static javu.host.Assembler.Reg.RCX;
import static javu.host.Assembler.Reg.RDI;
import static javu.host.Assembler.Reg.RDX;
import static javu.host.Assembler.Reg.RSI;

import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.LinuxDirent64;
import javu.abi.linux.Poll;
import javu.abi.linux.Prctl;
import javu.abi.linux.Resource;
import javu.abi.linux.Signal;
import javu.abi.linux.StructStat;
import javu.host.Assembler.Cond;

/**
 * A process of one page that waits for the death of the hypervisor and then kills what is left of its view. Without it a
 * hypervisor killed by SIGKILL would leave guests whose every notified call fails with ENOSYS.
 *
 * <p>It finds guests by their inherited tag: the upper bits of the soft RLIMIT_LOCKS, see {@link GuestTag}. It repeats
 * until a pass over /proc finds none, or 50 times (zombies that nobody reaps stay visible).
 */
public final class Guardian implements AutoCloseable {
    private static final int RLIMIT = (int) MicroProgram.BSS;
    private static final int POLLFD = RLIMIT + 64;
    private static final int TIMESPEC = RLIMIT + 128;
    private static final int STAT = RLIMIT + 256;
    private static final int STRING = RLIMIT + 192;
    private static final int DIRENTS = RLIMIT + 4096;
    private static final int DIRENTS_SIZE = 32768;
    private static final int MAX_PASSES = 50;

    private final int pid;

    private Guardian(int pid) {
        this.pid = pid;
    }

    /** Starts the guardian of this process for guests whose tag carries {@code view}. */
    public static Guardian start(int view) throws ErrnoException {
        int program = MicroProgram.memfd("javu-guardian", code(HostProcesses.getpid(), view));
        try {
            PosixSpawn spawn = new PosixSpawn("/proc/self/fd/" + program, List.of("javu-guardian"), List.of());
            spawn.newSession();
            return new Guardian(spawn.run());
        } finally {
            HostFiles.close(program);
        }
    }

    public int pid() {
        return pid;
    }

    /** Ends the guardian when there is nothing left to guard. */
    @Override
    public void close() {
        try {
            HostProcesses.kill(pid, Signal.SIGKILL);
            HostProcesses.wait4(pid, 0);
        } catch (ErrnoException e) {
            // It is gone already: what was asked for.
        }
    }

    private static byte[] code(int hypervisor, int view) {
        return new Assembler()
                // prctl(PR_SET_NAME, "javu-guardian"); chdir("/"): hold no directory
                .mov(RSI, STRING)
                .mov(RAX, littleEndian("javu-gua"))
                .store(RSI, 0, RAX)
                .mov(RAX, littleEndian("rdian"))
                .store(RSI, 8, RAX)
                .mov(RDI, Prctl.PR_SET_NAME)
                .syscall(SYS_prctl)
                .mov(RDI, STRING)
                .mov(RAX, littleEndian("/proc"))
                .store(RDI, 16, RAX)
                .add(RDI, 16)
                .syscall(SYS_chdir)
                .mov(RDI, 0)
                .mov(RSI, 0xffffffffL)
                .mov(RDX, 0)
                .syscall(SYS_close_range)
                .syscall(SYS_getpid)
                .mov(R12, RAX)
                // wait for the hypervisor to die
                .mov(RDI, hypervisor)
                .mov(RSI, 0)
                .syscall(SYS_pidfd_open)
                .test(RAX, RAX)
                .jump(Cond.SIGN, "dead")
                .mov(RDI, POLLFD)
                .mov(RCX, (long) Poll.POLLIN << 32)
                .add(RCX, RAX)
                .store(RDI, 0, RCX)
                .label("wait")
                .mov(RDI, POLLFD)
                .mov(RSI, 1)
                .mov(RDX, 0)
                .mov(R10, 0)
                .mov(R8, 8)
                .syscall(SYS_ppoll)
                .test(RAX, RAX)
                .jump(Cond.LESS_OR_EQUAL, "wait")
                .label("dead")
                .mov(RBX, MAX_PASSES)
                // one pass over /proc, the current directory
                .label("pass")
                .mov(RBP, 0)
                .mov(RAX, '.')
                .mov(RDI, STRING)
                .store(RDI, 0, RAX)
                .mov(RSI, Fcntl.O_RDONLY | Fcntl.O_DIRECTORY)
                .mov(RDX, 0)
                .syscall(SYS_open)
                .mov(R13, RAX)
                .label("entries")
                .mov(RDI, R13)
                .mov(RSI, DIRENTS)
                .mov(RDX, DIRENTS_SIZE)
                .syscall(SYS_getdents64)
                .test(RAX, RAX)
                .jump(Cond.LESS_OR_EQUAL, "passed")
                .mov(R14, DIRENTS)
                .mov(R15, RAX)
                .add(R15, R14)
                .label("entry")
                .cmp(R14, R15)
                .jump(Cond.ABOVE_OR_EQUAL, "entries")
                // rdi = d_name as a number
                .mov(RDI, 0)
                .lea(RSI, R14, LinuxDirent64.d_name)
                .label("digit")
                .loadByte(RAX, RSI, 0)
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "number")
                .sub(RAX, '0')
                .cmp(RAX, 9)
                .jump(Cond.ABOVE, "next")
                .mul(RDI, 10)
                .add(RDI, RAX)
                .add(RSI, 1)
                .jump("digit")
                .label("number")
                .cmp(RDI, R12)
                .jump(Cond.EQUAL, "next")
                .push(RDI)
                .mov(RSI, Resource.RLIMIT_LOCKS)
                .mov(RDX, 0)
                .mov(R10, RLIMIT)
                .syscall(SYS_prlimit64)
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "tag")
                // without CAP_SYS_RESOURCE: once more with the real ids of its owner, who is that of its directory
                .mov(RDI, Fcntl.AT_FDCWD)
                .lea(RSI, R14, LinuxDirent64.d_name)
                .mov(RDX, STAT)
                .mov(R10, 0)
                .syscall(SYS_newfstatat)
                .mov(RSI, STAT)
                .load(RDI, RSI, StructStat.st_gid)
                .mov(RSI, -1)
                .mov(RDX, -1)
                .syscall(SYS_setresgid)
                .mov(RSI, STAT)
                .load(RDI, RSI, StructStat.st_uid)
                .mov(RSI, -1)
                .mov(RDX, -1)
                .syscall(SYS_setresuid)
                .pop(RDI)
                .push(RDI)
                .mov(RSI, Resource.RLIMIT_LOCKS)
                .mov(RDX, 0)
                .mov(R10, RLIMIT)
                .syscall(SYS_prlimit64)
                .push(RAX)
                .syscall(SYS_geteuid)
                .mov(RDI, RAX)
                .mov(RSI, -1)
                .mov(RDX, -1)
                .syscall(SYS_setresuid)
                .syscall(SYS_getegid)
                .mov(RDI, RAX)
                .mov(RSI, -1)
                .mov(RDX, -1)
                .syscall(SYS_setresgid)
                .pop(RAX)
                .label("tag")
                .pop(RDI)
                .test(RAX, RAX)
                .jump(Cond.NOT_EQUAL, "next")
                .mov(RSI, RLIMIT)
                .load(RAX, RSI, 0)
                .shr(RAX, GuestTag.VIEW_SHIFT)
                .cmp(RAX, view)
                .jump(Cond.NOT_EQUAL, "next")
                .mov(RSI, Signal.SIGKILL)
                .syscall(SYS_kill)
                .add(RBP, 1)
                .label("next")
                .loadShort(RAX, R14, LinuxDirent64.d_reclen)
                .add(R14, RAX)
                .jump("entry")
                .label("passed")
                .mov(RDI, R13)
                .syscall(SYS_close)
                .test(RBP, RBP)
                .jump(Cond.EQUAL, "exit")
                .sub(RBX, 1)
                .jump(Cond.EQUAL, "exit")
                .mov(RDI, TIMESPEC)
                .mov(RAX, 10_000_000)
                .store(RDI, 8, RAX)
                .mov(RSI, 0)
                .syscall(SYS_nanosleep)
                .jump("pass")
                .label("exit")
                .mov(RDI, 0)
                .syscall(SYS_exit_group)
                .assemble();
    }

    private static long littleEndian(String text) {
        long value = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            value = value << 8 | text.charAt(i);
        }
        return value;
    }
}
