package javu.spi;

import java.util.Set;

/** Where a module registers its responsibilities. */
public interface Registrar {
    /**
     * The module serves mounts of this type.
     *
     * @param type as in {@code mount -t type}
     * @param options names of the options it knows; any other makes a mount fail with EINVAL
     */
    void fileSystemType(String type, Set<String> options, FileSystemType factory);
}
