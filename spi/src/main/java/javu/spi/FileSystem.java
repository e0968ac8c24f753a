package javu.spi;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;

/** A mounted file system: the two operations that none can do without. */
public non-sealed interface FileSystem extends Mountable {
    /** Fills {@code stat} for {@code path}; a symbolic link is not followed. {@code st_dev} 0 means: core's choice. */
    void lstat(String path, Stat stat) throws ErrnoException;

    /**
     * Opens a file or directory that exists. Core has checked permissions, type and flags; {@code O_CREAT},
     * {@code O_EXCL} and {@code O_TRUNC} are done before.
     *
     * @param flags access mode and status flags of open(2)
     */
    OpenFile open(String path, int flags) throws ErrnoException;

    /** Called when the mount is gone and no file of it is open. */
    @Override
    default void close() {}

    /** The answer where an ability is missing: file systems without it say so as Linux does. */
    static ErrnoException unsupported() {
        return Errno.EOPNOTSUPP.exception();
    }
}
