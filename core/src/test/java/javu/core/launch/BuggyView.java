package javu.core.launch;

import java.util.List;
import java.util.Set;
import javu.abi.errno.ErrnoException;
import javu.core.dispatch.Reports;
import javu.core.dispatch.X86_64;
import javu.core.view.Limits;
import javu.core.view.Modules;
import javu.core.view.Mount;
import javu.core.view.Mounter;
import javu.core.view.View;
import javu.spi.FileSystem;
import javu.spi.OpenFile;
import javu.spi.Registrar;
import javu.spi.Stat;
import javu.spi.ViewModule;

/** Runs a command in a view with a file system whose every file but the root is a bug; the first argument is its target. */
public final class BuggyView {
    private BuggyView() {}

    private static final class BuggyModule implements ViewModule {
        @Override
        public String name() {
            return "buggy";
        }

        @Override
        public String description() {
            return "throws what it must not";
        }

        @Override
        public void attach(Registrar registrar) {
            registrar.fileSystemType("buggy", Set.of(), request -> new BuggyFileSystem());
        }
    }

    private static final class BuggyFileSystem implements FileSystem {
        @Override
        public void lstat(String path, Stat stat) {
            if (!path.isEmpty()) {
                throw new IllegalStateException("a bug in lstat");
            }
            stat.st_mode = 0040755;
        }

        @Override
        public OpenFile open(String path, int flags) {
            throw new StackOverflowError("a bug in open");
        }
    }

    public static void main(String[] args) throws Exception {
        Modules modules = new Modules();
        modules.attach(new BuggyModule());
        View view = new View(Limits.ranges(), modules);
        Mounter.mount(view, view.id(), "buggy", "none", args[0], "", Mount.Flags.NONE, true);
        Reports reports = new Reports(System.err, false);
        List<String> command = List.of(args).subList(1, args.length);
        int status = new ViewRunner(view, X86_64.table(), null, reports, environment(), false).run(command);
        Runtime.getRuntime().halt(status);
    }

    private static Environment environment() throws ErrnoException {
        return Environment.inherited();
    }
}
