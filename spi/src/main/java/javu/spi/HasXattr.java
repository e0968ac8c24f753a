package javu.spi;

import javu.abi.errno.ErrnoException;

/** A file system with extended attributes; the methods are the {@code l*xattr} calls. */
public interface HasXattr {
    /** lgetxattr(2); ENODATA if there is none. */
    byte[] getxattr(String path, String name) throws ErrnoException;

    /** llistxattr(2): NUL-terminated names, one after the other. */
    byte[] listxattr(String path) throws ErrnoException;

    /** lsetxattr(2); {@code flags} are {@code XATTR_CREATE}, {@code XATTR_REPLACE}. */
    void setxattr(String path, String name, byte[] value, int flags) throws ErrnoException;

    /** lremovexattr(2). */
    void removexattr(String path, String name) throws ErrnoException;
}
