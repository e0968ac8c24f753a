package javu.spi;

import javu.abi.errno.Errno;

/** A mount that failed, with words for the person who asked for it. */
public final class MountException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Errno errno;

    /** What mount(2) answers, and why. */
    public MountException(Errno errno, String message) {
        super(message, null, false, false);
        this.errno = errno;
    }

    /** What mount(2) answers. */
    public Errno errno() {
        return errno;
    }
}
