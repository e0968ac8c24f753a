package javu.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.spi.OpenFile;

/** The content of an entry, as it is decompressed. Wrong data end in EIO, not in a file that looks complete. */
final class ZipContent implements OpenFile.Content {
    private static final int BUFFER = 64 << 10;

    private final Contents contents;
    private final InputStream input;
    private final long size;
    private final int expectedCrc;
    private final CRC32 crc = new CRC32();
    private final byte[] buffer;
    private long remaining;

    ZipContent(Contents contents, InputStream input, Node node) {
        this.contents = contents;
        this.input = input;
        this.size = node.size;
        this.remaining = node.size;
        this.expectedCrc = node.crc;
        this.buffer = new byte[(int) Math.min(node.size, BUFFER)];
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized int read(ByteBuffer target) throws ErrnoException {
        int wanted = (int) Math.min(Math.min(target.remaining(), buffer.length), remaining);
        if (wanted == 0) {
            return 0;
        }
        int n = readInput(wanted);
        crc.update(buffer, 0, n);
        remaining -= n;
        if (remaining == 0 && (int) crc.getValue() != expectedCrc) {
            throw Errno.EIO.exception();
        }
        target.put(buffer, 0, n);
        return n;
    }

    /** At least one byte. */
    private int readInput(int wanted) throws ErrnoException {
        int n;
        try {
            n = input.read(buffer, 0, wanted);
        } catch (IOException e) {
            throw contents.failure(e);
        }
        if (n <= 0) {
            throw Errno.EIO.exception();
        }
        return n;
    }

    @Override
    public synchronized void close() {
        try {
            input.close();
        } catch (IOException ignored) {
            // Nothing was written.
        }
    }
}
