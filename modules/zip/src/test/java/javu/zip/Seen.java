package javu.zip;

import static javu.abi.linux.Fcntl.O_RDONLY;
import static javu.abi.linux.Mode.S_IFDIR;
import static javu.abi.linux.Mode.S_IFMT;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javu.abi.errno.ErrnoException;
import javu.spi.OpenFile;
import javu.spi.Stat;

/** What a guest sees of a file system. */
final class Seen {
    private Seen() {}

    static Stat lstat(ZipFileSystem fileSystem, String path) throws ErrnoException {
        Stat stat = new Stat();
        fileSystem.lstat(path, stat);
        return stat;
    }

    static byte[] bytes(ZipFileSystem fileSystem, String path) throws ErrnoException {
        try (OpenFile.Content content = (OpenFile.Content) fileSystem.open(path, O_RDONLY)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocateDirect(1000);
            while (content.read(buffer) > 0) {
                byte[] some = new byte[buffer.flip().remaining()];
                buffer.get(some).clear();
                all.writeBytes(some);
            }
            return all.toByteArray();
        }
    }

    static String text(ZipFileSystem fileSystem, String path) throws ErrnoException {
        return new String(bytes(fileSystem, path), StandardCharsets.UTF_8);
    }

    static List<String> names(ZipFileSystem fileSystem, String path) throws ErrnoException {
        List<String> names = new ArrayList<>();
        for (OpenFile.Entry entry : entries(fileSystem, path)) {
            names.add(entry.name());
        }
        return names;
    }

    static List<OpenFile.Entry> entries(ZipFileSystem fileSystem, String path) throws ErrnoException {
        try (OpenFile.Directory directory = (OpenFile.Directory) fileSystem.open(path, O_RDONLY)) {
            return directory.entries();
        }
    }

    /** All paths below {@code ""}, in order. */
    static Map<String, Stat> tree(ZipFileSystem fileSystem) throws ErrnoException {
        TreeMap<String, Stat> tree = new TreeMap<>();
        tree(fileSystem, "", tree);
        return tree;
    }

    private static void tree(ZipFileSystem fileSystem, String path, Map<String, Stat> tree) throws ErrnoException {
        for (OpenFile.Entry entry : entries(fileSystem, path)) {
            String child = path.isEmpty() ? entry.name() : path + "/" + entry.name();
            tree.put(child, lstat(fileSystem, child));
            if ((entry.mode() & S_IFMT) == S_IFDIR) {
                tree(fileSystem, child, tree);
            }
        }
    }
}
