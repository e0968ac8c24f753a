package javu.abi.errno;

import java.io.Serial;

/** A system call failed with an {@link Errno}; made by {@link Errno#exception()} only. */
public final class ErrnoException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    /** Neither cause nor suppressed exceptions: the object may be shared by all threads. */
    ErrnoException(Errno errno, boolean stackTrace) {
        super(null, null, false, stackTrace);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }

    @Override
    public String getMessage() {
        return errno.name() + " (" + errno.text() + ")";
    }
}
