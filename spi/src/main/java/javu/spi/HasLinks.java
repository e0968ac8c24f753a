package javu.spi;

import javu.abi.errno.ErrnoException;

/** A file system with symbolic links. */
public interface HasLinks {
    /** The content of a symbolic link, EINVAL for anything else. */
    String readlink(String path) throws ErrnoException;
}
