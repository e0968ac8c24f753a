package javu.core.launch;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.dispatch.Observer;
import javu.core.dispatch.Reports;
import javu.core.dispatch.Row;
import javu.core.dispatch.X86_64;
import javu.core.view.Limits;
import javu.core.view.Modules;
import javu.core.view.View;
import javu.spi.FileSystem;
import javu.spi.OpenFile;
import javu.spi.Registrar;
import javu.spi.Stat;
import javu.spi.ViewModule;

/** Runs a command in a view with one mount and prints how much the loop allocates per stat of an ordinary path. */
public final class CountingView {
    /** By then every class is loaded and every handler compiled. */
    private static final int WARM = 5_000;

    private CountingView() {}

    private static final class EmptyModule implements ViewModule {
        @Override
        public String name() {
            return "empty";
        }

        @Override
        public String description() {
            return "an empty directory";
        }

        @Override
        public void attach(Registrar registrar) {
            registrar.fileSystemType("empty", java.util.Set.of(), request -> new FileSystem() {
                @Override
                public void lstat(String path, Stat stat) {
                    stat.st_mode = 0040755;
                }

                @Override
                public OpenFile open(String path, int flags) {
                    throw new UnsupportedOperationException();
                }
            });
        }
    }

    private static final class Counter implements Observer {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private int seen;
        private long before;
        private long after;

        @Override
        public void observe(Call call, Row row, long answer, int error, long nanos) {
            if (row.name().equals("newfstatat") && answer == Handler.CONTINUE) {
                seen++;
                after = threads.getCurrentThreadAllocatedBytes();
                if (seen == WARM) {
                    before = after;
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Modules modules = new Modules();
        modules.attach(new EmptyModule());
        View view = new View(Limits.ranges(), modules);
        javu.core.view.Mounter.mount(
                view, view.id(), "empty", "none", args[0], "", javu.core.view.Mount.Flags.NONE, true);
        Counter counter = new Counter();
        Reports reports = new Reports(System.err, true);
        Environment environment = Environment.inherited();
        int status = new ViewRunner(view, X86_64.table(), counter, reports, environment, false)
                .run(List.of(args).subList(1, args.length));
        System.out.println((counter.after - counter.before) / (counter.seen - WARM) + " bytes per call in "
                + (counter.seen - WARM) + " calls");
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }
}
