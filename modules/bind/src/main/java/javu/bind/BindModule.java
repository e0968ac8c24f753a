package javu.bind;

import java.util.Set;
import javu.spi.MountRequest;
import javu.spi.Registrar;
import javu.spi.ViewModule;

/** Registers the type {@code bind}. */
public final class BindModule implements ViewModule {
    /** For the service loader. */
    public BindModule() {}

    @Override
    public String name() {
        return "bind";
    }

    @Override
    public String description() {
        return "directories and files at other places";
    }

    @Override
    public void attach(Registrar registrar) {
        registrar.fileSystemType("bind", Set.of(), MountRequest::bindSource);
    }
}
