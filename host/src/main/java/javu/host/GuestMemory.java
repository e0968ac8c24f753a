package javu.host;

import static javu.abi.linux.x86_64.Syscalls.SYS_process_vm_readv;
import static javu.abi.linux.x86_64.Syscalls.SYS_process_vm_writev;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Iovec;

/** The memory of guests. One object per answering thread: it owns the two {@code struct iovec} of a transfer. */
public final class GuestMemory {
    private static final int PAGE = 4096;

    private final long local = Memory.allocate(2L * Iovec.SIZE);
    private final long remote = local + Iovec.SIZE;

    /** Reads up to {@code size} bytes: the number read, or {@code -errno}. */
    public long read(int pid, long address, long to, long size) {
        return transfer(SYS_process_vm_readv, pid, address, to, size);
    }

    /** Writes up to {@code size} bytes: the number written, or {@code -errno}. */
    public long write(int pid, long address, long from, long size) {
        return transfer(SYS_process_vm_writev, pid, address, from, size);
    }

    private long transfer(int number, int pid, long address, long buffer, long size) {
        Memory.putLong(local + Iovec.iov_base, buffer);
        Memory.putLong(local + Iovec.iov_len, size);
        Memory.putLong(remote + Iovec.iov_base, address);
        Memory.putLong(remote + Iovec.iov_len, size);
        return Syscall.call(number, pid, local, 1, remote, 1, 0);
    }

    /** Reads exactly {@code size} bytes, or EFAULT. */
    public void readFully(int pid, long address, long to, long size) throws ErrnoException {
        if (size != 0 && read(pid, address, to, size) != size) {
            throw Errno.EFAULT.exception();
        }
    }

    /** Writes exactly {@code size} bytes, or EFAULT. */
    public void writeFully(int pid, long address, long from, long size) throws ErrnoException {
        if (size != 0 && write(pid, address, from, size) != size) {
            throw Errno.EFAULT.exception();
        }
    }

    /**
     * Reads a NUL-terminated string into {@code limit} bytes at {@code to}: its length without the NUL, {@code -EFAULT},
     * or {@code -ENAMETOOLONG} if there is no NUL within the limit. Never reads across a page end before it must.
     */
    public int readString(int pid, long address, long to, int limit) {
        int done = 0;
        while (done < limit) {
            long at = address + done;
            int chunk = Math.min(limit - done, PAGE - (int) (at & PAGE - 1));
            if (done == 0) {
                chunk = Math.min(chunk, 256); // most paths are short
            }
            long n = read(pid, at, to + done, chunk);
            if (n <= 0) {
                return -Errno.EFAULT.number();
            }
            int length = Memory.strlen(to + done, (int) n);
            if (length < n) {
                return done + length;
            }
            done += (int) n;
        }
        return -Errno.ENAMETOOLONG.number();
    }
}
