package javu.host;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Limits;

/**
 * Native memory of one thread for the arguments of one system call: two paths, a name and a buffer. Every method of this
 * package that takes a string uses it, so its content does not outlive the next call.
 */
final class Scratch {
    static final int BUFFER_SIZE = 64 * 1024;
    private static final int PATH_SIZE = Limits.PATH_MAX + 16;

    private static final ThreadLocal<Scratch> CURRENT = ThreadLocal.withInitial(Scratch::new);

    private final long base = Memory.allocate(2L * PATH_SIZE + BUFFER_SIZE);

    private Scratch() {}

    static Scratch current() {
        return CURRENT.get();
    }

    /** Address of a copy of {@code path}. */
    long path(String path) throws ErrnoException {
        return put(base, path);
    }

    /** Address of a copy of the second string of a call. */
    long second(String path) throws ErrnoException {
        return put(base + PATH_SIZE, path);
    }

    /** {@link #BUFFER_SIZE} bytes. */
    long buffer() {
        return base + 2L * PATH_SIZE;
    }

    private static long put(long address, String path) throws ErrnoException {
        if (path.length() > Limits.PATH_MAX + 8) {
            throw Errno.ENAMETOOLONG.exception();
        }
        Memory.putString(address, path);
        return address;
    }
}
