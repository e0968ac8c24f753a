package javu.spi;

/**
 * A file system that is a directory (or a single file) of the host. Core serves it with the kernel's own calls relative to
 * its root and gives guests the host's own descriptors.
 */
public non-sealed interface HostDirectory extends Mountable {
    /** An O_PATH descriptor of the root, open until {@link #close}. */
    int rootFd();

    /**
     * How the kernel names the root in {@code /proc/PID/fd}: an absolute path. Descriptors below are recognised by it.
     */
    String kernelPath();

    /**
     * Whether {@link #kernelPath} is seen nowhere else, so that it alone tells a descriptor of this file system from the
     * same file opened elsewhere. A bind mount's is not: its source is still there.
     */
    boolean isPrivate();
}
