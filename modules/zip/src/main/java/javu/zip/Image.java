package javu.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import javu.host.HostFiles;
import org.jspecify.annotations.Nullable;

/** The archive's file. */
final class Image implements AutoCloseable {
    private final int fd;
    private final Path path;
    private volatile @Nullable FileChannel channel;

    /** Owns {@code fd} from now on. */
    Image(int fd) {
        this.fd = fd;
        this.path = Path.of("/proc/self/fd/" + fd);
    }

    /** Fails unless the file is regular: opening a pipe would wait for a writer. */
    void open() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ZipException("not a zip archive");
        }
        channel();
    }

    /** How the JDK finds the file, wherever it is and whatever has become of its name. */
    Path path() {
        return path;
    }

    long size() throws IOException {
        return channel().size();
    }

    /** Modification time, in ticks. */
    long time() throws IOException {
        return Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS) / Times.NANOS_PER_TICK;
    }

    /** Reads some bytes: their number, -1 at the end. */
    int read(ByteBuffer target, long position) throws IOException {
        return channel().read(target, position);
    }

    /** The next {@code length} bytes, fewer at the end of the file. */
    ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(bytes, position);
        return bytes.flip();
    }

    /** Reads until {@code target} or the file is at its end. */
    void fill(ByteBuffer target, long position) throws IOException {
        long next = position;
        while (target.hasRemaining()) {
            int n = read(target, next);
            if (n < 0) {
                return;
            }
            next += n;
        }
    }

    @Override
    public void close() {
        try {
            FileChannel open = channel;
            if (open != null) {
                open.close();
            }
        } catch (IOException ignored) {
            // Nothing was written.
        } finally {
            HostFiles.close(fd);
        }
    }

    /** A thread that is interrupted while it reads closes the channel for all: then there is a new one. */
    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        return open != null && open.isOpen() ? open : reopen();
    }

    private synchronized FileChannel reopen() throws IOException {
        FileChannel open = channel;
        if (open == null || !open.isOpen()) {
            open = FileChannel.open(path, StandardOpenOption.READ);
            channel = open;
        }
        return open;
    }
}
