package javu.host;

import static javu.abi.linux.x86_64.Syscalls.SYS_ioctl;
import static javu.abi.linux.x86_64.Syscalls.SYS_prctl;
import static javu.abi.linux.x86_64.Syscalls.SYS_seccomp;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Prctl;
import javu.abi.linux.Seccomp;
import javu.abi.linux.SockFprog;

/**
 * Starts the first guest. A native thread that the JVM does not know installs the filter on itself and spawns the guest,
 * which inherits it; the listener is at once a descriptor of ours. A Java thread under the filter would deadlock: it can
 * wait for an answer while the answering thread waits for it at a safepoint.
 *
 * <p>The exec of the guest is notified, so {@link #spawned} returns only while somebody answers on the listener.
 */
public final class Launcher {
    private static final long PENDING = Long.MIN_VALUE;
    private static final long POLL_NANOS = 50_000;

    private final long script;
    private final int listener;

    private Launcher(long script, int listener) {
        this.script = script;
        this.listener = listener;
    }

    /** Starts the thread and waits for its filter. */
    public static Launcher start(BpfProgram filter, boolean noNewPrivileges, PosixSpawn spawn) throws ErrnoException {
        long fprog = Memory.allocate(SockFprog.SIZE);
        Memory.putShort(fprog + SockFprog.len, filter.length());
        Memory.putLong(fprog + SockFprog.filter, filter.toMemory());

        long script = Memory.allocate(4L * Stubs.STEP_SIZE);
        step(script, 0, SYS_prctl, Prctl.PR_SET_NO_NEW_PRIVS, noNewPrivileges ? 1 : 0, 0);
        if (!noNewPrivileges) {
            step(script, 0, SYS_prctl, Prctl.PR_GET_NO_NEW_PRIVS, 0, 0);
        }
        int flags = Seccomp.SECCOMP_FILTER_FLAG_NEW_LISTENER | Seccomp.SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
        step(script, 1, SYS_seccomp, Seccomp.SECCOMP_SET_MODE_FILTER, flags, fprog);
        spawn.prepare(script + 2L * Stubs.STEP_SIZE);
        for (int i = 0; i < 3; i++) {
            Memory.putLong(script + (long) i * Stubs.STEP_SIZE + Stubs.STEP_RESULT, PENDING);
        }
        startThread(script);
        await(script, 0);
        int listener = (int) Syscall.check(await(script, 1));
        // Not in every kernel (6.6): without it everything works, only slower.
        Syscall.call(
                SYS_ioctl, listener, Seccomp.SECCOMP_IOCTL_NOTIF_SET_FLAGS, Seccomp.SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP);
        return new Launcher(script, listener);
    }

    /** The descriptor for notifications. */
    public int listener() {
        return listener;
    }

    /** Waits until the guest runs: its process id, or the error of its exec. */
    public int spawned() throws ErrnoException {
        int error = (int) await(script, 2);
        if (error != 0) {
            throw Errno.of(error).exception();
        }
        return Memory.getInt(Memory.getLong(script + 2L * Stubs.STEP_SIZE + 8));
    }

    private static void step(long script, int index, long number, long a, long b, long c) {
        long step = script + (long) index * Stubs.STEP_SIZE;
        Memory.putLong(step, Syscall.stub());
        Memory.putLong(step + 8, number);
        Memory.putLong(step + 16, a);
        Memory.putLong(step + 24, b);
        Memory.putLong(step + 32, c);
    }

    private static void startThread(long script) throws ErrnoException {
        long thread = Memory.allocate(Long.BYTES);
        int error = (int) Syscall.invoke(
                Syscall.libc("pthread_create"), thread, 0, Syscall.executable(Stubs.script()), script, 0, 0, 0);
        if (error != 0) {
            throw Errno.of(error).exception();
        }
        Syscall.invoke(Syscall.libc("pthread_detach"), Memory.getLong(thread), 0, 0, 0, 0, 0, 0);
    }

    /** No futex: the thread that publishes the result is under the filter and must not need us to publish it. */
    private static long await(long script, int index) throws ErrnoException {
        for (int i = 0; i < index; i++) {
            long before = Memory.getLong(script + (long) i * Stubs.STEP_SIZE + Stubs.STEP_RESULT);
            if (before != PENDING) {
                Syscall.check(before);
            }
        }
        long address = script + (long) index * Stubs.STEP_SIZE + Stubs.STEP_RESULT;
        long result;
        while ((result = Memory.getLong(address)) == PENDING) {
            HostProcesses.nanosleep(POLL_NANOS);
        }
        return result;
    }
}
