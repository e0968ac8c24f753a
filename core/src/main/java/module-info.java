/** The view: what the processes in it see. */
module javu.core {
    requires transitive javu.spi;
    requires javu.host;
    requires static org.jspecify;

    exports javu.core.launch;
    exports javu.core.dispatch;
    exports javu.core.view;

    uses javu.spi.ViewModule;
}
