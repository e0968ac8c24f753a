package javu.spi;

import java.nio.ByteBuffer;
import java.util.List;
import javu.abi.errno.ErrnoException;

/** An open file or directory. Which of the three it is decides how its data reaches the guest. */
public sealed interface OpenFile extends AutoCloseable {
    /** Called once, when no guest has it open any more. */
    @Override
    default void close() {}

    /** A descriptor of the host that the guest gets as its own: all further calls are the kernel's. */
    non-sealed interface OfHost extends OpenFile {
        /** The descriptor, which core closes. */
        int fd();
    }

    /**
     * A regular file whose content does not change while it is open. Core keeps it in a page cache of the kernel, filled
     * at the first open, so that guests read and map it natively.
     */
    non-sealed interface Content extends OpenFile {
        /** Size in bytes. */
        long size() throws ErrnoException;

        /**
         * Reads the next bytes, from the first to the last, into {@code target}.
         *
         * @return the number of bytes read, 0 at the end
         */
        int read(ByteBuffer target) throws ErrnoException;
    }

    /** A directory. */
    non-sealed interface Directory extends OpenFile {
        /** A snapshot of the names in it, without {@code "."} and {@code ".."}. */
        List<Entry> entries() throws ErrnoException;
    }

    /**
     * A name in a directory.
     *
     * @param name the last component
     * @param ino inode number, as lstat tells it
     * @param mode file type, {@code S_IF*}; other bits do not matter
     */
    record Entry(String name, long ino, int mode) {}
}
