/** The javu command. */
module javu.cli {
    requires javu.core;
    requires info.picocli;
    requires static org.jspecify;
}
