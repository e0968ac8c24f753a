package javu.core.path;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.core.view.Mount;
import javu.spi.Changeable;
import javu.spi.FileSystem;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads.
 *
 * @param mount that serves it
 * @param viewPath canonical path in the view
 * @param kernel whether the kernel comes to the same file with the guest's own arguments
 * @param directoryAsked whether the path ended in a slash or {@code "."}: only a directory will do
 * @param known attributes, if the walk had to look at them
 */
public record Resolved(
        Mount mount,
        String viewPath,
        boolean kernel,
        boolean directoryAsked,
        @Nullable Stat known) {
    /** A file of which nothing but its place is known. */
    public Resolved(Mount mount, String viewPath, boolean kernel) {
        this(mount, viewPath, kernel, false, null);
    }

    /**
     * The path below the mount. A directory of the host keeps a trailing slash, so that the kernel judges it.
     */
    public String path() {
        String path = mount.relative(viewPath);
        return directoryAsked && !path.isEmpty() && mount.host() != null ? path + "/" : path;
    }

    /** lstat(2) as the file system tells it; looks again only if the walk has not. */
    public Stat lstat() throws ErrnoException {
        if (known != null && !directoryAsked) {
            return known;
        }
        Stat stat = new Stat();
        fileSystem().lstat(path(), stat);
        return stat;
    }

    public FileSystem fileSystem() {
        return mount.fileSystem();
    }

    /** Whether this is the root of a mount. */
    public boolean isMountRoot() {
        return !mount.isRoot() && viewPath.equals(mount.target());
    }

    /** The file system as one that can be changed: EROFS if it or the mount cannot. */
    public Changeable changeable() throws ErrnoException {
        if (mount.flags().readOnly() || !(fileSystem() instanceof Changeable changeable)) {
            throw Errno.EROFS.exception();
        }
        return changeable;
    }
}
