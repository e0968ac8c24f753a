package javu.core.view;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.file.HostFs;
import javu.host.HostFiles;
import javu.host.HostProcesses;
import org.jspecify.annotations.Nullable;

/**
 * The host directories that mounts show. A descriptor of such a directory is a descriptor of the host; this tells through
 * which mount it was opened. The kernel's name for it is enough where the directory is seen nowhere else. A bind mount's
 * source is: so core marks what it opens there with a signal number (F_SETSIG), which every duplicate of the descriptor
 * keeps and which nothing uses on a file.
 */
public final class Sources {
    private static final int MARKS = 60;

    private final List<Mount> mounts;
    private final PathHashes hashes;

    Sources(List<Mount> all) {
        List<Mount> shown = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Mount mount : all.reversed()) {
            HostFs host = mount.host();
            if (host != null && !mount.isRoot()) {
                shown.add(mount);
                paths.add(kernelPath(mount));
            }
        }
        mounts = List.copyOf(shown);
        hashes = new PathHashes(paths);
    }

    /** Whether the kernel's name for a descriptor, at this address, may be in one of the directories. */
    public boolean mayTouch(long address, int length) {
        return !mounts.isEmpty() && hashes.mayTouch(address, length);
    }

    /** Marks a descriptor of ours before a guest gets it. */
    public static void mark(Mount mount, int fd) throws ErrnoException {
        HostFs host = mount.host();
        if (host != null && !mount.isRoot() && !host.directory().isPrivate()) {
            HostFiles.fcntl(fd, Fcntl.F_SETSIG, mark(mount));
        }
    }

    private static int mark(Mount mount) {
        return 1 + mount.id() % MARKS;
    }

    /** The mount through which thread {@code tid} opened descriptor {@code fd}, whose link in /proc is {@code link}. */
    public @Nullable Mount mountOf(String link, int tid, int fd) {
        int mark = -1;
        for (Mount mount : mounts) {
            if (contains(mount, link)) {
                HostFs host = mount.host();
                if (host != null && host.directory().isPrivate()) {
                    return mount;
                }
                if (mark < 0) {
                    mark = markOf(tid, fd);
                }
                if (mark == mark(mount)) {
                    return mount;
                }
            }
        }
        return null;
    }

    /** The mount that most likely shows a host file, for files that can have no mark such as a running program. */
    public @Nullable Mount mountOf(String link) {
        for (Mount mount : mounts) {
            if (contains(mount, link)) {
                return mount;
            }
        }
        return null;
    }

    /** The path below the mount of a file that the kernel names {@code link}. */
    public String below(Mount mount, String link) {
        String root = kernelPath(mount);
        return link.length() <= root.length() ? "" : link.substring(root.length() + 1);
    }

    private static boolean contains(Mount mount, String link) {
        String root = kernelPath(mount);
        return link.startsWith(root) && (link.length() == root.length() || link.charAt(root.length()) == '/');
    }

    private static String kernelPath(Mount mount) {
        HostFs host = mount.host();
        String path = host == null ? "" : host.directory().kernelPath();
        return path.equals("/") ? "" : path;
    }

    private static int markOf(int tid, int fd) {
        int pidfd = -1;
        int copy = -1;
        try {
            pidfd = HostProcesses.pidfdOf(tid);
            copy = HostProcesses.pidfd_getfd(pidfd, fd);
            return HostFiles.fcntl(copy, Fcntl.F_GETSIG, 0);
        } catch (ErrnoException e) {
            return 0;
        } finally {
            HostFiles.close(copy);
            HostFiles.close(pidfd);
        }
    }
}
