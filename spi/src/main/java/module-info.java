/** What the author of a module sees. */
module javu.spi {
    requires transitive javu.abi;
    requires static transitive org.jspecify;

    exports javu.spi;

    uses javu.spi.ViewModule;
}
