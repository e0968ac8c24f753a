package javu.core.exec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.x86_64.Syscalls;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.host.HostFiles;
import javu.host.HostProcesses;
import javu.host.Memory;
import javu.host.ProcStatus;
import javu.host.Syscall;
import javu.host.Tracee;

/** Makes a guest execute something else than it asked for. */
public final class Rewrite {
    /**
     * What the restarted call of a thread looks like, and what is to be in its memory then.
     *
     * @param fd its first argument
     * @param address of {@code bytes} in the guest
     */
    private record Pending(int fd, long address, byte[] bytes) {}

    private static final Map<Integer, Pending> PENDING = new ConcurrentHashMap<>();
    private static final int MAX_ARGUMENTS = 1 << 20;

    private Rewrite() {}

    /** Whether this is the restarted call of a rewrite: then all is done but to pass it. */
    public static boolean isRestart(Call call) throws ErrnoException {
        Pending pending = PENDING.isEmpty() ? null : PENDING.remove(call.tid());
        if (pending == null || call.nr() != Syscalls.SYS_execveat || pending.fd != call.intArg(0)) {
            return false;
        }
        // Only now can no signal handler of the guest write over it any more.
        call.copyOut(pending.address, pending.bytes);
        return true;
    }

    /**
     * Restarts the call as {@code execveat(fd, "", argv, envp, AT_EMPTY_PATH)}.
     *
     * @param fd number in the guest
     * @param path address of the guest's own path argument
     * @param length of it
     * @param replaced arguments instead of the guest's first; empty to leave them
     */
    static long asDescriptor(Call call, int fd, long path, int length, long argv, long envp, List<String> replaced)
            throws ErrnoException {
        byte[] rest = replaced.isEmpty() ? new byte[0] : pointersAfterFirst(call, argv);
        Tracee tracee;
        try {
            tracee = Tracee.seize(call.tid());
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EPERM && replaced.isEmpty()) {
                return overwrite(call, path, length, fd);
            }
            throw e.errno() == Errno.EPERM ? Errno.EACCES.exception() : e;
        }
        try (tracee) {
            tracee.stop(call.notification());
            long vector = argv;
            Pending pending = new Pending(fd, 0, new byte[0]);
            if (!replaced.isEmpty()) {
                pending = frame(fd, tracee, replaced, rest);
                vector = pending.address;
            }
            PENDING.put(call.tid(), pending);
            long empty = path + length; // the NUL of the path is an empty string
            tracee.restartAs(Syscalls.SYS_execveat, fd, empty, vector, envp, Fcntl.AT_EMPTY_PATH);
        }
        return call.answered(0);
    }

    /** A new argument vector and its new strings, below the stack of the guest. */
    private static Pending frame(int fd, Tracee tracee, List<String> replaced, byte[] rest) {
        int vector = replaced.size() * Long.BYTES + rest.length;
        int size = vector;
        for (String s : replaced) {
            size += s.length() + 1;
        }
        long address = tracee.below(size);
        ByteBuffer frame = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        int at = vector;
        for (String s : replaced) {
            frame.putLong(address + at);
            at += s.length() + 1;
        }
        frame.put(rest);
        for (String s : replaced) {
            frame.put(s.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0);
        }
        return new Pending(fd, address, frame.array());
    }

    /** The pointers of an argument vector but its first, with the NULL at its end. */
    private static byte[] pointersAfterFirst(Call call, long argv) throws ErrnoException {
        ByteArrayOutputStream pointers = new ByteArrayOutputStream();
        if (argv == 0 || Memory.getLong(call.copyIn(argv, Long.BYTES)) == 0) {
            return new byte[Long.BYTES];
        }
        for (long at = argv + Long.BYTES; pointers.size() <= MAX_ARGUMENTS * Long.BYTES; at += Long.BYTES) {
            long word = call.copyIn(at, Long.BYTES);
            pointers.writeBytes(Memory.get(word, Long.BYTES));
            if (Memory.getLong(word) == 0) {
                return pointers.toByteArray();
            }
        }
        throw Errno.E2BIG.exception();
    }

    /** For a guest that is traced by another guest: its own path argument becomes the path of the descriptor. */
    private static long overwrite(Call call, long path, int length, int fd) throws ErrnoException {
        String replacement = "/proc/self/fd/" + fd;
        // What follows a short path is overwritten too: the exec ends that memory, unless a parent shares it.
        int parent = ProcStatus.of(call.tid()).ppid();
        if (length < replacement.length() && HostProcesses.shareMemory(call.tid(), parent)) {
            call.log("process " + call.tid()
                    + ": a traced process that shares memory cannot execute a virtual file of so short a name");
            throw Errno.EACCES.exception();
        }
        int mem = HostFiles.openat(Fcntl.AT_FDCWD, "/proc/" + call.tid() + "/mem", Fcntl.O_WRONLY | Fcntl.O_CLOEXEC, 0);
        try {
            int size = Memory.putString(call.buffer(), replacement);
            // Not process_vm_writev: the string may be in read-only memory.
            Syscall.check(Syscall.call(Syscalls.SYS_pwrite64, mem, call.buffer(), size, path));
        } finally {
            HostFiles.close(mem);
        }
        return Handler.CONTINUE;
    }
}
