package javu.core.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All mounts at one moment. Lookup costs one hash probe per path component, whatever the number of mounts.
 */
public final class MountTable {
    private final List<Mount> mounts;
    private final Map<String, Mount> byTarget = new HashMap<>();
    /** Proper ancestors of all targets. */
    private final Map<String, Boolean> above = new HashMap<>();

    private final PathHashes hashes;
    private final boolean hasMissingTargets;
    private final boolean hasReadOnly;

    /** @param mounts in the order of registration, the root first */
    MountTable(List<Mount> mounts) {
        this.mounts = List.copyOf(mounts);
        boolean missing = false;
        boolean readOnly = false;
        for (Mount mount : mounts) {
            byTarget.put(mount.target(), mount);
            missing |= !mount.targetExists();
            readOnly |= mount.flags().readOnly();
            for (String path = mount.target(); !path.isEmpty(); ) {
                path = path.substring(0, path.lastIndexOf('/'));
                above.put(path, true);
            }
        }
        hasMissingTargets = missing;
        hasReadOnly = readOnly;
        hashes = new PathHashes(byTarget.keySet());
    }

    public List<Mount> mounts() {
        return mounts;
    }

    public Mount root() {
        return mounts.getFirst();
    }

    /** Whether nothing is mounted. */
    public boolean isEmpty() {
        return mounts.size() == 1;
    }

    /** The newest mount at exactly this canonical path. */
    public @Nullable Mount at(String path) {
        return byTarget.get(path);
    }

    /** The mount that serves a canonical path: of all mounts at its ancestors and itself the newest. */
    public Mount owner(String path) {
        Mount owner = root();
        for (int end = path.indexOf('/', 1); ; end = path.indexOf('/', end + 1)) {
            Mount mount = byTarget.get(end < 0 ? path : path.substring(0, end));
            if (mount != null && mount.id() > owner.id()) {
                owner = mount;
            }
            if (end < 0) {
                return owner;
            }
        }
    }

    /** Whether something is mounted somewhere below this path. */
    public boolean hasBelow(String path) {
        return above.containsKey(path);
    }

    /** Mounts directly in directory {@code path} that are to be listed though nothing is at their target. */
    public List<Mount> shownIn(String path) {
        List<Mount> shown = new ArrayList<>();
        for (Mount mount : mounts) {
            if (mount.flags().show()
                    && !mount.targetExists()
                    && parent(mount.target()).equals(path)) {
                shown.add(mount);
            }
        }
        return shown;
    }

    /** Whether a path may touch a mount: never false for one that does. */
    public PathHashes hashes() {
        return hashes;
    }

    public boolean hasMissingTargets() {
        return hasMissingTargets;
    }

    public boolean hasReadOnly() {
        return hasReadOnly;
    }

    private static String parent(String path) {
        return path.isEmpty() ? "" : path.substring(0, path.lastIndexOf('/'));
    }
}
