package javu.core.path;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.file.Placeholder;
import javu.core.view.Mount;
import javu.core.view.State;
import javu.core.view.View;
import javu.host.HostFiles;

/**
 * What a guest holds: a working directory or a descriptor.
 *
 * @param viewPath canonical path in the view
 * @param kernel whether it is a file of the kernel's own tree
 * @param hidden whether a mount of ours covers it now
 */
public record Place(String viewPath, boolean kernel, boolean hidden) {
    static final Place ROOT = new Place("", true, false);

    /** What {@code dirfd} of an {@code *at} call stands for. */
    public static Place of(View view, int tid, int dirfd) throws ErrnoException {
        return dirfd == Fcntl.AT_FDCWD ? cwd(view, tid) : descriptor(view, tid, dirfd);
    }

    /** The working directory of a thread. */
    public static Place cwd(View view, int tid) throws ErrnoException {
        State state = view.states().of(tid);
        if (state != null) {
            return new Place(state.cwd(), false, false);
        }
        return kernelPlace(view, HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + tid + "/cwd"));
    }

    /** What descriptor {@code fd} of a thread refers to; EBADF if it is not open. */
    public static Place descriptor(View view, int tid, int fd) throws ErrnoException {
        String link;
        try {
            link = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + tid + "/fd/" + fd);
        } catch (ErrnoException e) {
            throw Errno.EBADF.exception();
        }
        Placeholder placeholder = view.placeholders().named(link);
        if (placeholder != null) {
            return new Place(placeholder.viewPath(), false, false);
        }
        Mount mount = view.sources().mountOf(link, tid, fd);
        if (mount != null) {
            return new Place(mount.viewPath(view.sources().below(mount, link)), false, false);
        }
        return kernelPlace(view, link);
    }

    /** A path as the kernel names it. */
    static Place kernelPlace(View view, String link) {
        if (!link.startsWith("/")) {
            return new Place("/" + link, true, true); // pipe:[..], (unreachable)...: names nothing of ours
        }
        String path = link.equals("/") ? "" : link;
        boolean hidden = !view.mounts().owner(path).isRoot() || isDeleted(path);
        return new Place(path, true, hidden);
    }

    /** Whether the file has no name any more. */
    boolean isDeleted() {
        return isDeleted(viewPath);
    }

    private static boolean isDeleted(String path) {
        return path.endsWith(" (deleted)");
    }
}
