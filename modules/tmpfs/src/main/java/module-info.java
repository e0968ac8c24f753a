/** File systems in memory. */
module javu.tmpfs {
    requires javu.spi;
    requires javu.host;
    requires static org.jspecify;

    provides javu.spi.ViewModule with
            javu.tmpfs.TmpfsModule;
}
