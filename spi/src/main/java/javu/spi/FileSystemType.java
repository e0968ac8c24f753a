package javu.spi;

import javu.abi.errno.ErrnoException;

/** Makes file systems of one type. */
@FunctionalInterface
public interface FileSystemType {
    /**
     * Mounts a file system.
     *
     * @throws ErrnoException as mount(2) would: ENOENT or EACCES for the source, EINVAL for an option or a damaged image
     * @throws MountException the same with a message for the user
     */
    Mountable mount(MountRequest request) throws ErrnoException, MountException;
}
