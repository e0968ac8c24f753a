package javu.spi;

/** What a mount shows: a file system served by the module, or a directory of the host served by the kernel. */
public sealed interface Mountable extends AutoCloseable permits FileSystem, HostDirectory {
    /** Called when the mount is gone and no file of it is open. */
    @Override
    void close();
}
