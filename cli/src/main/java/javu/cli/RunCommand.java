package javu.cli;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.dispatch.Observer;
import javu.core.dispatch.Reports;
import javu.core.dispatch.Statistics;
import javu.core.dispatch.SyscallTable;
import javu.core.dispatch.Trace;
import javu.core.dispatch.X86_64;
import javu.core.launch.Environment;
import javu.core.launch.LaunchException;
import javu.core.launch.ViewRunner;
import javu.core.view.Limits;
import javu.core.view.Modules;
import javu.core.view.Mount;
import javu.core.view.Mounter;
import javu.core.view.View;
import javu.host.HostFiles;
import javu.spi.MountException;
import javu.spi.Names;
import org.jspecify.annotations.Nullable;

/** {@code javu run}: a view with the mounts that were asked for, and the command in it. */
final class RunCommand {
    private static final int TRACE_FLAGS = Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_TRUNC | Fcntl.O_CLOEXEC;
    private static final int TRACE_MODE = 0666;

    private final Options options;

    RunCommand(Options options) {
        this.options = options;
    }

    /** The exit status. */
    int call() throws CommandException {
        try {
            ViewRunner.requireOutside();
            Environment environment = Environment.inherited();
            View view = new View(Limits.ranges(), new Modules());
            for (MountOption mount : options.mounts()) {
                mount(view, mount);
            }
            return run(view, environment);
        } catch (ErrnoException e) {
            throw new CommandException(Main.OWN_ERROR, e.errno().text());
        } catch (LaunchException e) {
            throw new CommandException(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private int run(View view, Environment environment) throws CommandException, ErrnoException {
        SyscallTable table = X86_64.table();
        Statistics statistics = options.has("--stats") ? new Statistics(table) : null;
        try (PrintStream trace = trace()) {
            Observer observer = observer(trace, statistics);
            Reports reports = new Reports(System.err, options.has("--debug"));
            ViewRunner runner =
                    new ViewRunner(view, table, observer, reports, environment, options.has("--kill-on-exit"));
            int status = runner.run(command(environment));
            if (statistics != null) {
                statistics.print(System.err);
            }
            return status;
        } catch (LaunchException e) {
            throw new CommandException(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private List<String> command(Environment environment) {
        List<String> command = new ArrayList<>();
        for (String word : options.command()) {
            command.add(Names.fromText(word));
        }
        if (command.isEmpty()) {
            command.add(environment.get("SHELL", "/bin/sh"));
        }
        return command;
    }

    private @Nullable PrintStream trace() throws CommandException {
        if (!options.has("--trace")) {
            return null;
        }
        String file = options.trace();
        if (file.isEmpty()) {
            return System.err;
        }
        try {
            int fd = HostFiles.openat(Fcntl.AT_FDCWD, Names.fromText(file), TRACE_FLAGS, TRACE_MODE);
            try {
                return new PrintStream(new BufferedOutputStream(new FileOutputStream("/proc/self/fd/" + fd)));
            } finally {
                HostFiles.close(fd);
            }
        } catch (ErrnoException e) {
            throw new CommandException(Main.OWN_ERROR, file + ": " + e.errno().text());
        } catch (IOException e) {
            throw new CommandException(Main.OWN_ERROR, file + ": " + e.getMessage());
        }
    }

    private static @Nullable Observer observer(@Nullable PrintStream trace, @Nullable Statistics statistics) {
        Trace tracer = trace == null ? null : new Trace(trace);
        if (tracer == null || statistics == null) {
            return tracer == null ? statistics : tracer;
        }
        return (call, row, answer, error, nanos) -> {
            tracer.observe(call, row, answer, error, nanos);
            statistics.observe(call, row, answer, error, nanos);
        };
    }

    private static void mount(View view, MountOption mount) throws CommandException {
        String target = Names.fromText(mount.target());
        try {
            Mounter.mount(
                    view,
                    view.id(),
                    mount.type(),
                    Names.fromText(mount.source()),
                    target,
                    Names.fromText(mount.options()),
                    Mount.Flags.NONE,
                    true);
        } catch (MountException e) {
            throw new CommandException(Main.OWN_ERROR, "mount: " + e.getMessage());
        }
    }
}
