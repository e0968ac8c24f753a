package javu.zip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import org.jspecify.annotations.Nullable;

/** Opens the content of entries: with the JDK's zip provider or, where that refuses, without it. */
final class Contents implements AutoCloseable {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    private final Image image;
    private final long base;

    private @Nullable FileSystem provider;
    private boolean isRefused;

    Contents(Image image, long base) {
        this.image = image;
        this.base = base;
    }

    /** The content of the file or link {@code node}, decompressed. */
    InputStream open(Node node, String path) throws IOException, ErrnoException {
        if (node.isEncrypted) {
            throw Errno.EACCES.exception();
        }
        if (node.method != CentralDirectory.STORED && node.method != CentralDirectory.DEFLATED) {
            throw Errno.EOPNOTSUPP.exception();
        }
        FileSystem provided = node.isProvided ? provider() : null;
        if (provided != null) {
            return Files.newInputStream(provided.getPath(path));
        }
        return inflate(node);
    }

    /** The provider, opened when it is first needed: many a mount is only looked at. */
    private synchronized @Nullable FileSystem provider() {
        if (provider == null && !isRefused) {
            try {
                // With this encoding the provider's names, too, have one byte per character.
                provider = FileSystems.newFileSystem(
                        image.path(), Map.of("encoding", "ISO-8859-1", "accessMode", "readOnly"));
            } catch (IOException | RuntimeException ignored) {
                isRefused = true;
            }
        }
        return provider;
    }

    /**
     * What the guest gets when opening or reading has failed. A thread that is interrupted while it reads closes the
     * provider's channel for all; then there will be a new provider.
     */
    ErrnoException failure(IOException e) {
        if (e instanceof ClosedChannelException) {
            forgetProvider();
        }
        return (e instanceof ClosedByInterruptException ? Errno.EINTR : Errno.EIO).exception();
    }

    private synchronized void forgetProvider() {
        provider = null;
    }

    private InputStream inflate(Node node) throws IOException {
        ByteBuffer local = local(node);
        long start = base + node.offset + LOCAL_LENGTH + nameLength(local) + extraLength(local);
        Section section = new Section(image, start, node.compressedSize);
        return node.method == CentralDirectory.STORED ? section : new Inflated(section);
    }

    /** Access and creation time in the local header of {@code node}. */
    @Nullable
    Times localTimes(Node node) throws IOException {
        ByteBuffer local = local(node);
        ByteBuffer bytes = image.read(base + node.offset + LOCAL_LENGTH + nameLength(local), extraLength(local));
        ExtraFields extra = new ExtraFields();
        extra.parse(bytes, 0, bytes.limit());
        return extra.times();
    }

    private ByteBuffer local(Node node) throws IOException {
        ByteBuffer local = image.read(base + node.offset, LOCAL_LENGTH);
        if (local.limit() < LOCAL_LENGTH || local.getInt(0) != LOCAL) {
            throw CentralDirectory.damaged("an entry is not where its directory says");
        }
        return local;
    }

    private static int nameLength(ByteBuffer local) {
        return local.getShort(26) & 0xffff;
    }

    private static int extraLength(ByteBuffer local) {
        return local.getShort(28) & 0xffff;
    }

    @Override
    public synchronized void close() {
        if (provider != null) {
            try {
                provider.close();
            } catch (IOException ignored) {
                // Nothing was written.
            }
        }
    }

    /** A part of the archive's file. */
    private static final class Section extends InputStream {
        private final Image image;
        private final long end;
        private long position;

        Section(Image image, long position, long length) {
            this.image = image;
            this.position = position;
            this.end = position + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int wanted = (int) Math.min(length, end - position);
            if (wanted <= 0) {
                return length == 0 ? 0 : -1;
            }
            int n = image.read(ByteBuffer.wrap(bytes, offset, wanted), position);
            if (n < 0) {
                throw new EOFException();
            }
            position += n;
            return n;
        }
    }

    /** Raw deflated data, without the header that zlib would expect. */
    private static final class Inflated extends InflaterInputStream {
        Inflated(InputStream section) {
            super(section, new Inflater(true), 8 << 10);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }
}
