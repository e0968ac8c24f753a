package javu.zip;

import static javu.abi.linux.Mode.S_IFDIR;
import static javu.abi.linux.Mode.S_IFLNK;
import static javu.abi.linux.Mode.S_IFMT;

import org.jspecify.annotations.Nullable;

/** A file, directory or symbolic link of the archive. */
final class Node {
    private static final int IMPLIED_MODE = S_IFDIR | 0755;

    /** {@code null} for the root. */
    final @Nullable Node parent;

    final String name;
    final int ino;

    int mode = IMPLIED_MODE;
    int method;
    int crc;
    long size;
    long compressedSize;
    long offset;
    boolean isEncrypted;
    /** Whether the provider knows it, and nothing else, by its path. */
    boolean isProvided;
    /** Whether the archive has an entry of this name; not so for directories that only their children imply. */
    boolean isListed;
    /** Whether {@link #name} comes from a path that was not proper. */
    boolean isCleaned;
    /** Whether the local header has times that {@link #more} has not yet. */
    volatile boolean hasLocalTimes;

    int dosTime;
    /** {@link Times#NONE} if there is but {@link #dosTime}. */
    long modified = Times.NONE;

    volatile @Nullable Times more;
    /** The content of a symbolic link, once it was read. */
    volatile @Nullable String target;

    @Nullable
    Node firstChild;

    @Nullable
    Node lastChild;

    @Nullable
    Node nextSibling;

    int subdirectories;

    Node(@Nullable Node parent, String name, int ino) {
        this.parent = parent;
        this.name = name;
        this.ino = ino;
    }

    boolean isDirectory() {
        return (mode & S_IFMT) == S_IFDIR;
    }

    boolean isLink() {
        return (mode & S_IFMT) == S_IFLNK;
    }

    /** Takes what the directory's current record says. */
    void set(CentralDirectory entry, int newMode) {
        mode = newMode;
        method = entry.method;
        crc = entry.crc;
        size = isDirectory() ? 0 : entry.size;
        compressedSize = entry.compressedSize;
        offset = entry.offset;
        isEncrypted = entry.isEncrypted();
        dosTime = entry.dosTime;
        modified = entry.extra.modified;
        more = entry.extra.times();
        hasLocalTimes = entry.extra.hasLocalTimes;
    }

    void append(Node child) {
        if (lastChild == null) {
            firstChild = child;
        } else {
            lastChild.nextSibling = child;
        }
        lastChild = child;
    }

    /** What it was before, a file perhaps, is forgotten. */
    void becomeImplied() {
        mode = IMPLIED_MODE;
        isListed = false;
        hasLocalTimes = false;
        size = 0;
        modified = Times.NONE;
        more = null;
    }
}
