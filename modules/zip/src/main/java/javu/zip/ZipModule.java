package javu.zip;

import java.util.Set;
import javu.spi.Registrar;
import javu.spi.ViewModule;

/** The module {@code zip}. */
public final class ZipModule implements ViewModule {
    @Override
    public String name() {
        return "zip";
    }

    @Override
    public String description() {
        return "zip and jar archives as read-only file systems";
    }

    @Override
    public void attach(Registrar registrar) {
        registrar.fileSystemType("zip", Set.of(), new ZipType());
    }
}
