/** A zip archive as a read-only file system. */
module javu.zip {
    requires javu.host;
    requires javu.spi;
    requires jdk.zipfs;
    requires static org.jspecify;

    provides javu.spi.ViewModule with
            javu.zip.ZipModule;
}
