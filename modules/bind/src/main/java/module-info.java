/** Files and directories of the view at other places. */
module javu.bind {
    requires javu.spi;
    requires static org.jspecify;

    provides javu.spi.ViewModule with
            javu.bind.BindModule;
}
