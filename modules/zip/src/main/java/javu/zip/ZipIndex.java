package javu.zip;

import static javu.abi.linux.Limits.NAME_MAX;
import static javu.abi.linux.Limits.PATH_MAX;
import static javu.abi.linux.Mode.S_IFDIR;
import static javu.abi.linux.Mode.S_IFLNK;
import static javu.abi.linux.Mode.S_IFMT;
import static javu.abi.linux.Mode.S_IFREG;

import java.util.concurrent.ThreadLocalRandom;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import org.jspecify.annotations.Nullable;

/**
 * The tree of names. One hash table finds a child by its parent and its name, so a node costs little and a lookup
 * allocates nothing.
 */
final class ZipIndex {
    /** Permissions and sticky bit: an archive is not to be trusted with set-user-ID. */
    private static final int PERMISSIONS = 01777;

    private static final int DOS_READ_ONLY = 0x01;
    private static final int DOS_DIRECTORY = 0x10;

    private final Node root = new Node(null, "", 1);
    /** Random, so that nobody can make an archive whose names all fall into one place. */
    private final long multiplier = ThreadLocalRandom.current().nextLong() | 1;

    private @Nullable Node[] table;
    private int count = 1;

    /** The directory that the last entry is in, and its path: most often the next one's too. */
    private Node lastParent = root;

    private String lastParentPath = "";

    /** {@code expected} entries, more or less. */
    ZipIndex(long expected) {
        int enough = Math.clamp(2 * expected, 16, 1 << 20);
        table = new Node[Integer.highestOneBit(enough)];
    }

    /** Takes the current record of the directory. */
    void add(CentralDirectory entry) {
        String name = entry.name();
        String path = clean(name);
        if (path == null) {
            return;
        }
        boolean isCleaned = path.length() < withoutSlash(name);
        int mode = mode(entry, name);
        Node node = path.isEmpty() ? root : leaf(path);
        if (isCleaned && node.isListed && !node.isCleaned) {
            node.isProvided = false;
        } else if ((mode & S_IFMT) == S_IFDIR || (node != root && node.firstChild == null)) {
            // The provider takes a backslash for a slash.
            node.isProvided = !node.isListed && !isCleaned && name.equals(entry.rawName()) && name.indexOf('\\') < 0;
            node.isListed = true;
            node.isCleaned = isCleaned;
            node.set(entry, mode);
        }
    }

    /** The path without empty, "." and ".." components, {@code null} if it cannot be one of Linux. */
    static @Nullable String clean(String name) {
        int end = withoutSlash(name);
        if (end >= PATH_MAX || name.indexOf('\0') >= 0) {
            return null;
        }
        boolean isProper = true;
        for (int start = 0; start <= end; ) {
            int to = componentEnd(name, start, end);
            if (to - start > NAME_MAX) {
                return null;
            }
            isProper &= !isSpecial(name, start, to);
            start = to + 1;
        }
        return isProper ? name.substring(0, end) : withoutSpecial(name, end);
    }

    /** Where the component that begins at {@code start} ends; the path ends at {@code end}. */
    private static int componentEnd(String path, int start, int end) {
        int slash = path.indexOf('/', start);
        return slash < 0 || slash > end ? end : slash;
    }

    private static int withoutSlash(String name) {
        return name.endsWith("/") ? name.length() - 1 : name.length();
    }

    private static boolean isSpecial(String name, int start, int end) {
        return switch (end - start) {
            case 0 -> true;
            case 1 -> name.charAt(start) == '.';
            case 2 -> name.charAt(start) == '.' && name.charAt(start + 1) == '.';
            default -> false;
        };
    }

    private static String withoutSpecial(String name, int end) {
        StringBuilder path = new StringBuilder();
        for (int start = 0; start <= end; ) {
            int to = componentEnd(name, start, end);
            if (!isSpecial(name, start, to)) {
                path.append(path.isEmpty() ? "" : "/").append(name, start, to);
            }
            start = to + 1;
        }
        return path.toString();
    }

    private static int mode(CentralDirectory entry, String name) {
        int unix = entry.attributes >>> 16;
        int type = unix & S_IFMT;
        boolean isKnown = type == S_IFREG || type == S_IFDIR || type == S_IFLNK;
        if (name.endsWith("/") || type == S_IFDIR || ((entry.attributes & DOS_DIRECTORY) != 0 && entry.size == 0)) {
            type = S_IFDIR;
        } else if (type != S_IFLNK) {
            type = S_IFREG;
        }
        // Some programs that call themselves DOS store a Unix mode all the same.
        if (unix != 0 && (isKnown || entry.isUnix())) {
            return type | (unix & PERMISSIONS);
        }
        int permissions = type == S_IFDIR ? 0755 : 0644;
        return type | ((entry.attributes & DOS_READ_ONLY) != 0 ? permissions & 0555 : permissions);
    }

    /** The node of this name, made if it is not there. */
    private Node leaf(String path) {
        int slash = path.lastIndexOf('/');
        Node parent = slash < 0 ? root : directory(path, slash);
        return childOrNew(parent, path, slash + 1, path.length());
    }

    /** The directory that the first {@code end} characters name, made with those above it if it is not there. */
    private Node directory(String path, int end) {
        if (lastParentPath.length() == end && path.startsWith(lastParentPath) && lastParent.isDirectory()) {
            return lastParent;
        }
        Node node = root;
        int start = 0;
        while (start < end) {
            int to = componentEnd(path, start, end);
            node = childOrNew(node, path, start, to);
            if (!node.isDirectory()) {
                node.becomeImplied();
            }
            start = to + 1;
        }
        lastParent = node;
        lastParentPath = path.substring(0, end);
        return node;
    }

    private Node childOrNew(Node parent, String path, int start, int end) {
        Node found = child(parent, path, start, end);
        if (found != null) {
            return found;
        }
        if (3 * count >= 2 * table.length) {
            grow();
        }
        count++;
        Node node = new Node(parent, path.substring(start, end), count);
        parent.append(node);
        table[freeSlot(node)] = node;
        return node;
    }

    private @Nullable Node child(Node parent, String path, int start, int end) {
        int slot = slot(parent, path, start, end);
        for (Node node = table[slot]; node != null; node = table[slot]) {
            if (node.parent == parent
                    && node.name.length() == end - start
                    && path.regionMatches(start, node.name, 0, end - start)) {
                return node;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return null;
    }

    private void grow() {
        @Nullable Node[] old = table;
        table = new Node[2 * old.length];
        for (Node node : old) {
            if (node != null) {
                table[freeSlot(node)] = node;
            }
        }
    }

    private int freeSlot(Node node) {
        int slot = slot(node.parent, node.name, 0, node.name.length());
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private int slot(@Nullable Node parent, String path, int start, int end) {
        long hash = parent == null ? 0 : parent.ino;
        for (int i = start; i < end; i++) {
            hash = (hash + path.charAt(i)) * multiplier;
            hash ^= hash >>> 32;
        }
        return (int) ((hash * multiplier) >>> 32) & (table.length - 1);
    }

    /** Counts, after the last entry was added, what {@link Node#subdirectories} and the result say. */
    Totals finish() {
        long blocks = 0;
        for (Node node : table) {
            if (node == null) {
                continue;
            }
            if (node.isDirectory()) {
                Node parent = node.parent;
                if (parent != null) {
                    parent.subdirectories++;
                }
            } else {
                blocks += (node.size + ZipFileSystem.BLOCK - 1) / ZipFileSystem.BLOCK;
            }
        }
        return new Totals(count, blocks);
    }

    /** How many files there are, and how many blocks they would fill. */
    record Totals(long files, long blocks) {}

    /** The node at {@code path}; ENOENT or ENOTDIR. */
    Node find(String path) throws ErrnoException {
        Node node = root;
        int start = 0;
        while (start < path.length()) {
            if (!node.isDirectory()) {
                throw Errno.ENOTDIR.exception();
            }
            int end = componentEnd(path, start, path.length());
            Node next = child(node, path, start, end);
            if (next == null) {
                throw Errno.ENOENT.exception();
            }
            node = next;
            start = end + 1;
        }
        return node;
    }
}
