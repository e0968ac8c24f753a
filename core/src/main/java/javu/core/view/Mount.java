package javu.core.view;

import javu.core.file.HostFs;
import javu.spi.Changeable;
import javu.spi.FileSystem;
import org.jspecify.annotations.Nullable;

/** A file system attached at a path. The root, id 0, is the host's own tree. */
public final class Mount {
    /** How a mount behaves, besides what its file system does. */
    public record Flags(boolean readOnly, boolean noExec, boolean noSuid, boolean noDev, boolean show) {
        public static final Flags NONE = new Flags(false, false, false, false, false);
    }

    /** Mount ids of ours begin here in mountinfo, above any of the kernel's. */
    private static final int KERNEL_IDS = 1_000_000;

    private static final int FIRST_MINOR = 0x80000;

    private final int id;
    private final String target;
    private final String type;
    private final String source;
    private final String options;
    private final FileSystem fileSystem;
    private final boolean directory;
    private final boolean targetExists;
    private volatile Flags flags;

    /**
     * @param target canonical path in the view, {@code ""} for the root
     * @param options those of the type, as shown in mountinfo
     * @param directory whether its root is a directory
     * @param targetExists whether there was something at the target before
     */
    Mount(
            int id,
            String target,
            String type,
            String source,
            String options,
            FileSystem fileSystem,
            boolean directory,
            boolean targetExists,
            Flags flags) {
        this.id = id;
        this.target = target;
        this.type = type;
        this.source = source;
        this.options = options;
        this.fileSystem = fileSystem;
        this.directory = directory;
        this.targetExists = targetExists;
        this.flags = flags;
    }

    /** Grows with every mount: the newest registration wins. */
    public int id() {
        return id;
    }

    public boolean isRoot() {
        return id == 0;
    }

    public String target() {
        return target;
    }

    public String type() {
        return type;
    }

    public String source() {
        return source;
    }

    public String options() {
        return options;
    }

    public FileSystem fileSystem() {
        return fileSystem;
    }

    /** The file system as a directory of the host, if it is one. */
    public @Nullable HostFs host() {
        return fileSystem instanceof HostFs host ? host : null;
    }

    public boolean isDirectory() {
        return directory;
    }

    public boolean targetExists() {
        return targetExists;
    }

    public Flags flags() {
        return flags;
    }

    /** Whether nothing can be changed: by the mount, or because the file system cannot. */
    public boolean isReadOnly() {
        return flags.readOnly() || !(fileSystem instanceof Changeable);
    }

    /** {@code mount -o remount}. */
    public void flags(Flags newFlags) {
        flags = newFlags;
    }

    /** The path below this mount of a path in the view. */
    public String relative(String viewPath) {
        return viewPath.length() <= target.length() ? "" : viewPath.substring(target.length() + 1);
    }

    /** The path in the view of a path below this mount. */
    public String viewPath(String relative) {
        return relative.isEmpty() ? target : target + "/" + relative;
    }

    /** Mount id as mountinfo and statx show it. */
    public int shownId() {
        return KERNEL_IDS + id;
    }

    /** Device number of a file system that has none of its own: major 0, as for all file systems without a device. */
    public long device() {
        int minor = FIRST_MINOR + id;
        return (minor & 0xffL) | (minor & 0xffffff00L) << 12;
    }
}
