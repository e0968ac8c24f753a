package javu.spi;

/** Where a module registers its responsibilities. */
public interface Registrar {
    /**
     * The module serves mounts of this type.
     *
     * @param type as in {@code mount -t type}
     */
    void fileSystemType(String type, FileSystemType factory);
}
