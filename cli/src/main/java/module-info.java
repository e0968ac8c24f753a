/** The javu command. */
module javu.cli {
    requires javu.core;
    requires javu.host;
    requires info.picocli;
    requires static org.jspecify;
}
