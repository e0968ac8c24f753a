package javu.zip;

import static javu.abi.linux.Fcntl.O_ACCMODE;
import static javu.abi.linux.Fcntl.O_RDONLY;
import static javu.abi.linux.Fcntl.O_TRUNC;
import static javu.abi.linux.Limits.NAME_MAX;
import static javu.abi.linux.Limits.PATH_MAX;
import static javu.abi.linux.Mode.S_IFMT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.spi.FileSystem;
import javu.spi.HasLinks;
import javu.spi.HasStatfs;
import javu.spi.OpenFile;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/** A mounted archive. */
final class ZipFileSystem implements FileSystem, HasLinks, HasStatfs {
    static final int BLOCK = 4096;
    /** "ZIPM": the kernel has no such file system. */
    static final long ZIPFS_MAGIC = 0x5a49504dL;

    private final Image image;
    private final ZipIndex index;
    private final Contents contents;
    private final ZipIndex.Totals totals;
    /** The modification time of the archive. */
    private final long archiveTime;

    private final int uid;
    private final int gid;

    ZipFileSystem(Image image, ZipIndex index, Contents contents) throws IOException {
        this.image = image;
        this.index = index;
        this.contents = contents;
        this.totals = index.finish();
        this.archiveTime = image.time();
        Path self = Path.of("/proc/self");
        this.uid = (Integer) Files.getAttribute(self, "unix:uid");
        this.gid = (Integer) Files.getAttribute(self, "unix:gid");
    }

    @Override
    public void lstat(String path, Stat stat) throws ErrnoException {
        Node node = index.find(path);
        stat.st_ino = node.ino;
        stat.st_mode = node.mode;
        stat.st_nlink = node.isDirectory() ? 2 + node.subdirectories : 1;
        stat.st_uid = uid;
        stat.st_gid = gid;
        stat.st_size = node.size;
        stat.st_blksize = BLOCK;
        stat.st_blocks = (node.size + 511) / 512;
        Times.toStat(modified(node), more(node), stat);
    }

    private long modified(Node node) {
        if (!node.isListed) {
            return archiveTime;
        }
        return node.modified == Times.NONE ? Times.ofDos(node.dosTime) : node.modified;
    }

    private @Nullable Times more(Node node) {
        if (node.hasLocalTimes) {
            try {
                Times local = contents.localTimes(node);
                node.more = local == null ? node.more : local;
                node.hasLocalTimes = false;
            } catch (IOException ignored) {
                // Then those of the directory will do.
            }
        }
        return node.more;
    }

    @Override
    public OpenFile open(String path, int flags) throws ErrnoException {
        if ((flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC) != 0) {
            throw Errno.EROFS.exception();
        }
        Node node = index.find(path);
        if (node.isDirectory()) {
            return new Children(node);
        }
        if (node.isLink()) {
            throw Errno.ELOOP.exception();
        }
        try {
            return new ZipContent(contents, contents.open(node, path), node);
        } catch (IOException e) {
            throw contents.failure(e);
        }
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        Node node = index.find(path);
        if (!node.isLink()) {
            throw Errno.EINVAL.exception();
        }
        String target = node.target;
        if (target == null) {
            target = readTarget(node, path);
            node.target = target;
        }
        return target;
    }

    private String readTarget(Node node, String path) throws ErrnoException {
        if (node.size >= PATH_MAX) {
            throw Errno.ENAMETOOLONG.exception();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) node.size);
        try (InputStream input = contents.open(node, path);
                ZipContent content = new ZipContent(contents, input, node)) {
            while (content.read(bytes) > 0) {}
        } catch (IOException e) {
            throw contents.failure(e);
        }
        String target = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        if (target.isEmpty() || target.indexOf('\0') >= 0) {
            throw Errno.EIO.exception();
        }
        return target;
    }

    @Override
    public Statfs statfs() {
        return new Statfs(ZIPFS_MAGIC, BLOCK, totals.blocks(), 0, 0, totals.files(), 0, NAME_MAX);
    }

    @Override
    public void close() {
        contents.close();
        image.close();
    }

    /** The names in a directory. */
    private record Children(Node directory) implements OpenFile.Directory {
        @Override
        public List<Entry> entries() {
            List<Entry> entries = new ArrayList<>();
            for (Node node = directory.firstChild; node != null; node = node.nextSibling) {
                entries.add(new Entry(node.name, node.ino, node.mode & S_IFMT));
            }
            return entries;
        }
    }
}
