package javu.spi;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;

/** The arguments of a mount. */
public interface MountRequest {
    /** The source as given; {@code "none"} where there is none. */
    String source();

    /** The absolute path in the view where the file system will be seen. */
    String target();

    /** Whether the mount is read-only; core refuses changes, the file system may use it as a hint. */
    boolean isReadOnly();

    /** The value of an option: {@code ""} for a bare word, or {@code otherwise} if it was not given. */
    String option(String name, String otherwise);

    /**
     * Opens the source as the mounting process sees it: a descriptor of the hypervisor, which the file system owns.
     *
     * @param flags of open(2)
     */
    int openSource(int flags) throws ErrnoException;

    /**
     * The source as a directory or file of the view, whoever serves it: what a bind mount shows.
     */
    Mountable bindSource() throws ErrnoException;

    /** An error with a message for the user who mounts; the guest sees only {@code errno}. */
    MountException fail(Errno errno, String message);
}
