package javu.core.view;

import java.util.Collection;
import javu.host.Memory;

/**
 * The set of mount targets as hashes, for paths that are still bytes in native memory: no string is made for a path that
 * touches no mount. Two paths with one hash only make the caller look closer.
 */
public final class PathHashes {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] slots;

    PathHashes(Collection<String> paths) {
        slots = new long[Integer.highestOneBit(Math.max(4, paths.size() * 4)) * 2];
        for (String path : paths) {
            if (!path.isEmpty()) {
                long hash = FNV_OFFSET;
                for (int i = 0; i < path.length(); i++) {
                    hash = next(hash, path.charAt(i));
                }
                int slot = slot(hash);
                while (slots[slot] != 0 && slots[slot] != hash) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = hash;
            }
        }
    }

    /** Whether the normalised path of {@code length} bytes at {@code address}, or an ancestor of it, may be in the set. */
    public boolean mayTouch(long address, int length) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < length; i++) {
            byte b = Memory.getByte(address + i);
            if (b == '/' && i > 0 && contains(hash)) {
                return true;
            }
            hash = next(hash, b & 0xff);
        }
        return contains(hash);
    }

    private boolean contains(long hash) {
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (slots[slot] == hash) {
                return true;
            }
        }
        return false;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 32) & slots.length - 1;
    }

    private static long next(long hash, int b) {
        return (hash ^ b) * FNV_PRIME;
    }
}
