package javu.spi;

import javu.abi.errno.ErrnoException;

/** A file system that can tell its size. */
public interface HasStatfs {
    /** statfs(2). */
    Statfs statfs() throws ErrnoException;

    /** {@code struct statfs} with the names of statfs(2). */
    record Statfs(
            long f_type,
            long f_bsize,
            long f_blocks,
            long f_bfree,
            long f_bavail,
            long f_files,
            long f_ffree,
            long f_namelen) {}
}
