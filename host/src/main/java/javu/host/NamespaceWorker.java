package javu.host;

import static javu.abi.linux.x86_64.Syscalls.*;
import static javu.host.Assembler.Reg.R10;
import static javu.host.Assembler.Reg.R12;
import static javu.host.Assembler.Reg.R8;
import static javu.host.Assembler.Reg.R9;
import static javu.host.Assembler.Reg.RAX;
import static javu.host.Assembler.Reg.RDI;
import static javu.host.Assembler.Reg.RDX;
import static javu.host.Assembler.Reg.RSI;

import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Sched;
import javu.abi.linux.Sockets;
import javu.host.Assembler.Cond;

/**
 * A process of one page that executes system calls for us in a user namespace of its own, where an ordinary user may do
 * what needs CAP_SYS_ADMIN, such as making a file system that no mount table shows. Ends with {@link #close} or with us.
 */
public final class NamespaceWorker implements AutoCloseable {
    private static final int REQUEST_SIZE = 4096;
    private static final int STRINGS = 7 * Long.BYTES;
    private static final int SOCKET_FD = 0;

    private final int socket;
    private final int pid;
    private final long request = Memory.allocate(REQUEST_SIZE);
    private int strings;

    private NamespaceWorker(int socket, int pid) {
        this.socket = socket;
        this.pid = pid;
    }

    /** Starts it in new namespaces, {@code CLONE_NEW*} flags; the caller's ids are mapped to 0 in a new user namespace. */
    public static NamespaceWorker start(long namespaces) throws ErrnoException {
        long pair = Memory.allocate(8);
        Syscall.check(
                Syscall.call(SYS_socketpair, Sockets.AF_UNIX, Sockets.SOCK_SEQPACKET | Sockets.SOCK_CLOEXEC, 0, pair));
        int ours = Memory.getInt(pair);
        int theirs = Memory.getInt(pair + 4);
        int program = MicroProgram.memfd("javu-worker", code(theirs));
        try {
            HostFiles.fcntl(theirs, Fcntl.F_SETFD, 0);
            int pid = new PosixSpawn("/proc/self/fd/" + program, List.of("javu-worker"), List.of())
                    .newSession()
                    .run();
            NamespaceWorker worker = new NamespaceWorker(ours, pid);
            worker.enter(namespaces);
            return worker;
        } finally {
            HostFiles.close(program);
            HostFiles.close(theirs);
        }
    }

    private void enter(long namespaces) throws ErrnoException {
        try {
            call(SYS_unshare, namespaces, 0, 0, 0, 0);
            if ((namespaces & Sched.CLONE_NEWUSER) != 0) {
                HostFiles.write("/proc/" + pid + "/uid_map", "0 " + HostProcesses.geteuid() + " 1");
                HostFiles.write("/proc/" + pid + "/setgroups", "deny");
                HostFiles.write("/proc/" + pid + "/gid_map", "0 " + HostProcesses.getegid() + " 1");
            }
        } catch (ErrnoException e) {
            close();
            throw e;
        }
    }

    /** Address, in the worker, of a string argument of the next call. */
    public long string(String bytes) {
        long at = STRINGS + (long) strings;
        strings += Memory.putString(request + at, bytes);
        return MicroProgram.BSS + at;
    }

    /** Executes one system call there. */
    public long call(long number, long a, long b, long c, long d, long e) throws ErrnoException {
        long[] words = {number, a, b, c, d, e, 0};
        for (int i = 0; i < words.length; i++) {
            Memory.putLong(request + (long) i * Long.BYTES, words[i]);
        }
        Syscall.check(Syscall.call(SYS_write, socket, request, STRINGS + strings));
        strings = 0;
        long n = Syscall.check(Syscall.call(SYS_read, socket, request, Long.BYTES));
        if (n != Long.BYTES) {
            throw javu.abi.errno.Errno.EPIPE.exception();
        }
        return Syscall.check(Memory.getLong(request));
    }

    /** A copy of a descriptor of the worker. */
    public int getfd(int fd) throws ErrnoException {
        int pidfd = HostProcesses.pidfd_open(pid, 0);
        try {
            return HostProcesses.pidfd_getfd(pidfd, fd);
        } finally {
            HostFiles.close(pidfd);
        }
    }

    /** Ends the worker; what it made lives on in the descriptors taken from it. */
    @Override
    public void close() {
        HostFiles.close(socket);
        try {
            HostProcesses.wait4(pid, 0);
        } catch (ErrnoException e) {
            // It is gone already.
        }
    }

    /** Keeps only its socket, then: read a request, execute it, write the answer, until the socket closes. */
    private static byte[] code(int theirs) {
        return new Assembler()
                .mov(RDI, theirs)
                .mov(RSI, SOCKET_FD)
                .syscall(SYS_dup2)
                .mov(RDI, SOCKET_FD + 1)
                .mov(RSI, 0xffffffffL)
                .mov(RDX, 0)
                .syscall(SYS_close_range)
                .mov(R12, MicroProgram.BSS)
                .label("request")
                .mov(RDI, SOCKET_FD)
                .mov(RSI, R12)
                .mov(RDX, REQUEST_SIZE)
                .syscall(SYS_read)
                .test(RAX, RAX)
                .jump(Cond.LESS_OR_EQUAL, "exit")
                .load(RAX, R12, 0)
                .load(RDI, R12, 8)
                .load(RSI, R12, 16)
                .load(RDX, R12, 24)
                .load(R10, R12, 32)
                .load(R8, R12, 40)
                .load(R9, R12, 48)
                .syscall()
                .store(R12, 0, RAX)
                .mov(RDI, SOCKET_FD)
                .mov(RSI, R12)
                .mov(RDX, 8)
                .syscall(SYS_write)
                .jump("request")
                .label("exit")
                .mov(RDI, 0)
                .syscall(SYS_exit_group)
                .assemble();
    }
}
