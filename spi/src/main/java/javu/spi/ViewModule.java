package javu.spi;

/** A plug-in of the view; has a public constructor without arguments and is named in {@code META-INF} or module-info. */
public interface ViewModule {
    /** The name users load it by. */
    String name();

    /** One line for listings. */
    String description();

    /** Registers what this module is responsible for. Called once, before any other method. */
    void attach(Registrar registrar);
}
