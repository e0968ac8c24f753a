package javu.tmpfs;

import java.util.Set;
import javu.spi.Registrar;
import javu.spi.ViewModule;

/** Registers the type {@code tmpfs}. */
public final class TmpfsModule implements ViewModule {
    /** For the service loader. */
    public TmpfsModule() {}

    @Override
    public String name() {
        return "tmpfs";
    }

    @Override
    public String description() {
        return "file systems in memory";
    }

    @Override
    public void attach(Registrar registrar) {
        registrar.fileSystemType("tmpfs", Set.of("size", "nr_inodes", "mode"), Tmpfs::mount);
    }
}
