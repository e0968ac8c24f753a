package javu.core.file;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.core.view.Mount;
import javu.host.HostFiles;
import javu.host.Memory;
import javu.spi.OpenFile;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/**
 * The content of virtual regular files, one memfd each, filled at the first open. Guests get descriptions of their own of
 * it and read, map and execute natively. Files that nobody has opened for long give way when more than {@link #LIMIT} bytes
 * or {@link #MAX_FILES} files are kept; guests that have one open keep theirs.
 */
public final class PageCache {
    static final long LIMIT = 256L << 20;
    static final int MAX_FILES = 1024;
    private static final int CHUNK = 1 << 20;

    private record Key(int mount, String path) {}

    private record Cached(int fd, long size) {}

    private final Placeholders placeholders;
    private final Map<Key, Cached> files = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    public PageCache(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** A new read-only description of a cached file, or -1 if it is not in the cache. */
    public synchronized int open(Mount mount, String viewPath) throws ErrnoException {
        @Nullable Cached cached = files.get(new Key(mount.id(), viewPath));
        return cached == null ? -1 : HostFiles.reopen(cached.fd, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC);
    }

    /** Reads the whole file into the cache; may take as long as that takes. */
    public void fill(Mount mount, String viewPath, OpenFile.Content content, Stat stat) throws ErrnoException {
        int fd = placeholders.create(new Placeholder.CachedFile(mount, viewPath));
        long size = 0;
        try {
            long chunk = Memory.allocateFreeable(CHUNK);
            try {
                ByteBuffer buffer = Memory.segment(chunk, CHUNK).asByteBuffer();
                for (int n; (n = content.read(buffer.clear())) > 0; size += n) {
                    HostFiles.writeAll(fd, chunk, n);
                }
            } finally {
                Memory.free(chunk);
            }
            HostFiles.fchmod(fd, stat.st_mode & ~Mode.S_IFMT);
            HostFiles.futimens(fd, stat.atime, stat.atime_nsec, stat.mtime, stat.mtime_nsec);
        } catch (ErrnoException | RuntimeException e) {
            HostFiles.close(fd);
            throw e;
        }
        keep(new Key(mount.id(), viewPath), new Cached(fd, size));
    }

    private synchronized void keep(Key key, Cached cached) throws ErrnoException {
        Cached before = files.put(key, cached);
        if (before != null) {
            release(before);
        }
        total += cached.size;
        Iterator<Map.Entry<Key, Cached>> eldest = files.entrySet().iterator();
        while ((total > LIMIT || files.size() > MAX_FILES) && eldest.hasNext()) {
            Map.Entry<Key, Cached> entry = eldest.next();
            if (!entry.getKey().equals(key)) {
                eldest.remove();
                release(entry.getValue());
            }
        }
    }

    /** Forgets the files of a mount that is gone. */
    public synchronized void drop(Mount mount) throws ErrnoException {
        Iterator<Map.Entry<Key, Cached>> all = files.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Key, Cached> entry = all.next();
            if (entry.getKey().mount == mount.id()) {
                all.remove();
                release(entry.getValue());
            }
        }
    }

    private void release(Cached cached) throws ErrnoException {
        total -= cached.size;
        placeholders.watch(cached.fd);
        HostFiles.close(cached.fd);
    }
}
