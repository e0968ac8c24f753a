package javu.core.calls;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Resource;
import javu.abi.linux.x86_64.Syscalls;
import javu.core.dispatch.Call;
import javu.core.file.FdRanges;
import javu.host.HostFiles;
import javu.host.HostProcesses;
import javu.host.Syscall;

/** Puts descriptors into guests. Every method closes the descriptor it is given. */
final class Descriptors {
    /** Two threads of one process must not be given the same free number. */
    private static final Object ALLOCATION = new Object();

    private Descriptors() {}

    /** Answers with a host descriptor at the lowest free number: from now on all is native. */
    static long answer(Call call, int fd, int openFlags) throws ErrnoException {
        try {
            return call.notification().addFd(fd, openFlags & Fcntl.O_CLOEXEC);
        } finally {
            HostFiles.close(fd);
        }
    }

    /** Answers with the memfd of a file that is read natively. */
    static long answerCached(Call call, int fd, int openFlags) throws ErrnoException {
        FdRanges ranges = call.view().ranges();
        return answerIn(call, fd, openFlags, ranges.base(), ranges.emulated());
    }

    /** Answers with the memfd of something of which every use is emulated. */
    static long answerEmulated(Call call, int fd, int openFlags) throws ErrnoException {
        FdRanges ranges = call.view().ranges();
        return answerIn(call, fd, openFlags, ranges.emulated(), ranges.end());
    }

    /** Answers with {@code fd} at the lowest free number from {@code first}, below {@code end}. */
    static long answerIn(Call call, int fd, int openFlags, int first, int end) throws ErrnoException {
        if (first == end) {
            return answer(call, fd, openFlags); // the limit leaves no room for a range
        }
        try {
            synchronized (ALLOCATION) {
                int number = free(call.tid(), first, end);
                withLimit(call, number, fd, openFlags & Fcntl.O_CLOEXEC);
                return number;
            }
        } finally {
            HostFiles.close(fd);
        }
    }

    /** The kernel puts no descriptor above the soft limit of the guest, which is therefore raised for that moment. */
    private static void withLimit(Call call, int number, int fd, int flags) throws ErrnoException {
        int tid = call.tid();
        long soft = HostProcesses.softLimit(tid, Resource.RLIMIT_NOFILE);
        long hard = HostProcesses.hardLimit(tid, Resource.RLIMIT_NOFILE);
        boolean raise = Long.compareUnsigned(soft, number) <= 0;
        if (raise) {
            HostProcesses.setLimit(tid, Resource.RLIMIT_NOFILE, hard, hard);
        }
        try {
            call.notification().addFdAt(fd, number, flags);
        } finally {
            if (raise) {
                HostProcesses.setLimit(tid, Resource.RLIMIT_NOFILE, soft, hard);
            }
        }
    }

    private static int free(int tid, int first, int end) throws ErrnoException {
        int directory = HostFiles.openat(Fcntl.AT_FDCWD, "/proc/" + tid + "/fd", Fcntl.O_PATH | Fcntl.O_CLOEXEC, 0);
        try {
            for (int number = first; number < end; number++) {
                try {
                    HostFiles.mode(directory, Integer.toString(number));
                } catch (ErrnoException e) {
                    return number;
                }
            }
            throw Errno.EMFILE.exception();
        } finally {
            HostFiles.close(directory);
        }
    }

    /** A copy of a descriptor of the caller. */
    static int copy(Call call, int fd) throws ErrnoException {
        int pidfd = HostProcesses.pidfdOf(call.tid());
        try {
            return HostProcesses.pidfd_getfd(pidfd, fd);
        } finally {
            HostFiles.close(pidfd);
        }
    }

    /** {@code int dup(int fd)} of a virtual file: the copy is in the same range. */
    static long dup(Call call, int fd, int minimum, int flags) throws ErrnoException {
        FdRanges ranges = call.view().ranges();
        boolean emulated = fd >= ranges.emulated();
        int first = Math.max(minimum, emulated ? ranges.emulated() : ranges.base());
        int end = emulated ? ranges.end() : ranges.emulated();
        if (first >= end) {
            throw Errno.EMFILE.exception();
        }
        return answerIn(call, copy(call, fd), flags, first, end);
    }

    /** {@code off_t lseek(...)} on a copy, for offsets that the kernel keeps. */
    static long lseek(int fd, long offset, int whence) throws ErrnoException {
        return Syscall.check(Syscall.call(Syscalls.SYS_lseek, fd, offset, whence));
    }
}
