package javu.host;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Siginfo;
import javu.abi.linux.Signal;

/**
 * Signals of the hypervisor as data: a native handler writes the siginfo of each to a pipe. Unlike a Java signal handler
 * it tells a Ctrl-C of the terminal, which the guest got as well, from a kill(1) meant for us.
 */
public final class SignalPipe {
    /** A signal that arrived. */
    public record Received(int signo, int code, int pid, int status) {}

    private static final int SIGINFO_SIZE = 128;

    private final int readEnd;
    private final long handler;
    private final long restorer;
    private final long buffer = Memory.allocate(SIGINFO_SIZE);

    public SignalPipe() throws ErrnoException {
        int[] ends = HostProcesses.pipe2(Fcntl.O_CLOEXEC);
        readEnd = ends[0];
        HostFiles.fcntl(ends[1], Fcntl.F_SETFL, Fcntl.O_NONBLOCK); // a handler must not block
        handler = Syscall.executable(Stubs.signalWriter(ends[1]));
        restorer = Syscall.executable(Stubs.signalReturn());
    }

    /** From now on the signal is read here. */
    public void catches(int signo) throws ErrnoException {
        HostProcesses.rt_sigaction(
                signo,
                handler,
                Signal.SA_SIGINFO | Signal.SA_RESTART | Signal.SA_RESTORER | Signal.SA_ONSTACK,
                restorer);
    }

    /** Waits for the next signal. */
    public Received next() throws ErrnoException {
        int n;
        do {
            n = (int) Syscall.call(javu.abi.linux.x86_64.Syscalls.SYS_read, readEnd, buffer, SIGINFO_SIZE);
        } while (n == -Errno.EINTR.number());
        Syscall.check(n);
        return new Received(
                Memory.getInt(buffer + Siginfo.si_signo),
                Memory.getInt(buffer + Siginfo.si_code),
                Memory.getInt(buffer + Siginfo.si_pid),
                Memory.getInt(buffer + Siginfo.si_status));
    }
}
