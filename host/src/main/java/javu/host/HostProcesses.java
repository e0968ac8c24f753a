package javu.host;

import static javu.abi.linux.x86_64.Syscalls.*;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Kcmp;
import javu.abi.linux.KernelSigaction;
import javu.abi.linux.Poll;
import javu.abi.linux.PollFd;
import javu.abi.linux.Rlimit;
import javu.abi.linux.Timespec;
import javu.abi.linux.Wait;

/** Process, signal and identity calls of the host. */
public final class HostProcesses {
    private static final int SIGSET_SIZE = 8;

    private HostProcesses() {}

    public static int getpid() {
        return (int) Syscall.call(SYS_getpid, 0);
    }

    public static int gettid() {
        return (int) Syscall.call(SYS_gettid, 0);
    }

    public static int geteuid() {
        return (int) Syscall.call(SYS_geteuid, 0);
    }

    public static int getegid() {
        return (int) Syscall.call(SYS_getegid, 0);
    }

    /** {@code mode_t umask(mode_t mask)}: of the whole process. */
    public static int umask(int mask) {
        return (int) Syscall.call(SYS_umask, mask);
    }

    /** Something that may fail as a system call does. */
    @FunctionalInterface
    interface Action {
        long run() throws ErrnoException;
    }

    /**
     * Runs something with the real ids of another process. Without CAP_SYS_RESOURCE, which containers often lack, even root
     * may ask for limits only of processes that have its own.
     */
    static long asOwnerOf(int pid, Action action) throws ErrnoException {
        if (geteuid() != 0) {
            throw Errno.EPERM.exception();
        }
        ProcStatus status = ProcStatus.of(pid);
        Syscall.call(SYS_setresgid, status.gid(), -1, -1);
        Syscall.call(SYS_setresuid, status.uid(), -1, -1);
        try {
            return action.run();
        } finally {
            Syscall.call(SYS_setresuid, 0, -1, -1);
            Syscall.call(SYS_setresgid, 0, -1, -1);
        }
    }

    /** {@code void exit_group(int status)}. */
    public static void exit_group(int status) {
        Syscall.call(SYS_exit_group, status);
    }

    /** {@code int kill(pid_t pid, int sig)}. */
    public static void kill(int pid, int sig) throws ErrnoException {
        Syscall.check(Syscall.call(SYS_kill, pid, sig, 0));
    }

    /** {@code prlimit(pid, resource, NULL, old)}: the soft limit. */
    public static long softLimit(int pid, int resource) throws ErrnoException {
        long old = Scratch.current().buffer();
        Syscall.check(Syscall.call(SYS_prlimit64, pid, resource, 0, old));
        return Memory.getLong(old + Rlimit.rlim_cur);
    }

    /** {@code prlimit(pid, resource, NULL, old)}: the hard limit. */
    public static long hardLimit(int pid, int resource) throws ErrnoException {
        long old = Scratch.current().buffer();
        Syscall.check(Syscall.call(SYS_prlimit64, pid, resource, 0, old));
        return Memory.getLong(old + Rlimit.rlim_max);
    }

    /** {@code prlimit(pid, resource, new, NULL)}. */
    public static void setLimit(int pid, int resource, long soft, long hard) throws ErrnoException {
        long limit = Scratch.current().buffer();
        Memory.putLong(limit + Rlimit.rlim_cur, soft);
        Memory.putLong(limit + Rlimit.rlim_max, hard);
        Syscall.check(Syscall.call(SYS_prlimit64, pid, resource, limit, 0));
    }

    /** {@code int pidfd_open(pid_t pid, unsigned int flags)}. */
    public static int pidfd_open(int pid, int flags) throws ErrnoException {
        return (int) Syscall.check(Syscall.call(SYS_pidfd_open, pid, flags, 0));
    }

    /** Whether two processes share their memory, as a vfork child does with its parent. */
    public static boolean shareMemory(int pid, int other) {
        return Syscall.call(SYS_kcmp, pid, other, Kcmp.KCMP_VM, 0) == 0;
    }

    /** A pidfd for the process that thread {@code tid} belongs to. */
    public static int pidfdOf(int tid) throws ErrnoException {
        long pidfd = Syscall.call(SYS_pidfd_open, tid, 0, 0);
        if (pidfd >= 0) {
            return (int) pidfd;
        }
        return pidfd_open(ProcStatus.of(tid).tgid(), 0);
    }

    /** {@code int pidfd_getfd(int pidfd, int targetfd, unsigned int flags)}. */
    public static int pidfd_getfd(int pidfd, int targetfd) throws ErrnoException {
        return (int) Syscall.check(Syscall.call(SYS_pidfd_getfd, pidfd, targetfd, 0));
    }

    /** {@code pid_t wait4(pid_t pid, int *status, int options, NULL)}: the status, or -1 if there is none (WNOHANG). */
    public static int wait4(int pid, int options) throws ErrnoException {
        long status = Scratch.current().buffer();
        return Syscall.check(Syscall.call(SYS_wait4, pid, status, options, 0)) == 0 ? -1 : Memory.getInt(status);
    }

    /**
     * Waits until child {@code pid} has ended: its wait status. Stops are left to others: a tracer of the same process
     * waits for those.
     */
    public static int waitForExit(int pid) throws ErrnoException {
        int pidfd = pidfd_open(pid, 0);
        try {
            while (true) {
                try {
                    poll(pidfd, Poll.POLLIN, -1);
                    int status = wait4(pid, Wait.WNOHANG);
                    if (status != -1) {
                        return status;
                    }
                } catch (ErrnoException e) {
                    if (e.errno() != Errno.EINTR) {
                        throw e;
                    }
                }
            }
        } finally {
            HostFiles.close(pidfd);
        }
    }

    /** {@code int poll(struct pollfd *, 1, int timeout)} for one descriptor: its {@code revents}. */
    public static int poll(int fd, int events, int timeout) throws ErrnoException {
        long pollfd = Scratch.current().buffer();
        Memory.putInt(pollfd + PollFd.fd, fd);
        Memory.putShort(pollfd + PollFd.events, events);
        Memory.putShort(pollfd + PollFd.revents, 0);
        Syscall.check(Syscall.call(SYS_poll, pollfd, 1, timeout));
        return Memory.getShort(pollfd + PollFd.revents) & 0xffff;
    }

    /** {@code int nanosleep(...)}. */
    public static void nanosleep(long nanos) {
        long time = Scratch.current().buffer();
        Memory.putLong(time + Timespec.tv_sec, nanos / 1_000_000_000);
        Memory.putLong(time + Timespec.tv_nsec, nanos % 1_000_000_000);
        Syscall.call(SYS_nanosleep, time, 0, 0);
    }

    /** {@code int rt_sigaction(int sig, const struct sigaction *, NULL, 8)}. */
    public static void rt_sigaction(int sig, long handler, long flags, long restorer) throws ErrnoException {
        long action = Scratch.current().buffer();
        Memory.zero(action, KernelSigaction.SIZE);
        Memory.putLong(action + KernelSigaction.sa_handler, handler);
        Memory.putLong(action + KernelSigaction.sa_flags, flags);
        Memory.putLong(action + KernelSigaction.sa_restorer, restorer);
        Syscall.check(Syscall.call(SYS_rt_sigaction, sig, action, 0, SIGSET_SIZE));
    }

    /** The handler of a signal: an address, {@code SIG_DFL} or {@code SIG_IGN}. */
    public static long handler(int sig) throws ErrnoException {
        long action = Scratch.current().buffer();
        Syscall.check(Syscall.call(SYS_rt_sigaction, sig, 0, action, SIGSET_SIZE));
        return Memory.getLong(action + KernelSigaction.sa_handler);
    }

    /** {@code int pipe2(int fd[2], int flags)}: read end, write end. */
    public static int[] pipe2(int flags) throws ErrnoException {
        long fds = Scratch.current().buffer();
        Syscall.check(Syscall.call(SYS_pipe2, fds, flags, 0));
        return new int[] {Memory.getInt(fds), Memory.getInt(fds + 4)};
    }
}
