package javu.core.launch;

import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Signal;
import javu.abi.linux.Wait;
import javu.core.dispatch.Dispatcher;
import javu.core.dispatch.Filter;
import javu.core.dispatch.Observer;
import javu.core.dispatch.Reports;
import javu.core.dispatch.SyscallTable;
import javu.core.view.Usage;
import javu.core.view.View;
import javu.host.Guardian;
import javu.host.GuestTag;
import javu.host.HostProcesses;
import javu.host.Launcher;
import javu.host.PosixSpawn;
import javu.host.SignalPipe;
import javu.spi.Names;
import org.jspecify.annotations.Nullable;

/** Runs one command in a view, from its start to the end of its last guest. */
public final class ViewRunner {
    private static final int[] TERMINAL = {Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTSTP};
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int OWN_ERROR = 125;
    private static final long GRACE_NANOS = 2_000_000_000L;
    private static final long POLL_NANOS = 10_000_000L;

    private final View view;
    private final SyscallTable table;
    private final @Nullable Observer observer;
    private final Reports reports;
    private final Environment environment;
    private final boolean killOnExit;

    private volatile int rootPid;

    private volatile int endedBy;
    private volatile boolean loopEnded;

    public ViewRunner(
            View view,
            SyscallTable table,
            @Nullable Observer observer,
            Reports reports,
            Environment environment,
            boolean killOnExit) {
        this.view = view;
        this.table = table;
        this.observer = observer;
        this.reports = reports;
        this.environment = environment;
        this.killOnExit = killOnExit;
    }

    /** A view needs a listener, of which a process can have only one: fails for a process that is a guest itself. */
    public static void requireOutside() throws LaunchException {
        try {
            int outer = GuestTag.ownView();
            if (outer != 0) {
                throw new LaunchException(
                        OWN_ERROR,
                        "already in the view of process " + outer + ": seccomp allows a process one listener only");
            }
        } catch (ErrnoException e) {
            throw new LaunchException(OWN_ERROR, e.errno().text());
        }
    }

    /** Runs a command: the exit status for the shell. */
    public int run(List<String> command) throws LaunchException {
        try (Guardian guardian = Guardian.start(view.id())) {
            SignalPipe signals = catchSignals();
            int status = runGuarded(command, signals);
            return endedBy != 0 ? 128 + endedBy : status;
        } catch (ErrnoException e) {
            throw new LaunchException(OWN_ERROR, e.errno().text());
        } finally {
            view.close();
        }
    }

    private int runGuarded(List<String> command, SignalPipe signals) throws ErrnoException, LaunchException {
        enterInitialDirectory();
        int umask = HostProcesses.umask(0);
        HostProcesses.umask(umask);
        view.initialUmask(umask);
        environment.closeOwnOnExec();
        environment.returnToCwd();
        PosixSpawn spawn = new PosixSpawn(command.getFirst(), command, environment.variables())
                .searchPath()
                .blocked(environment.blockedSignals())
                .ignored(environment.ignoredSignals());
        boolean noNewPrivileges = HostProcesses.geteuid() != 0;
        Launcher launcher = launch(spawn, noNewPrivileges);
        Dispatcher dispatcher = new Dispatcher(view, table, launcher.listener(), observer, reports);
        Thread loop = new Thread(() -> loop(dispatcher), "javu-loop");
        loop.setDaemon(true);
        loop.start();
        rootPid = spawned(launcher, command.getFirst());
        environment.leaveCwd();
        HostProcesses.umask(0); // modes are given whole from now on
        GuestTag.clearOwn();
        Thread reader = new Thread(() -> readSignals(signals), "javu-signals");
        reader.setDaemon(true);
        reader.start();
        return await();
    }

    private Launcher launch(PosixSpawn spawn, boolean noNewPrivileges) throws LaunchException {
        try {
            return Launcher.start(Filter.of(table, view.ranges()), noNewPrivileges, spawn);
        } catch (ErrnoException e) {
            throw new LaunchException(
                    OWN_ERROR,
                    "seccomp user notification is not available on this kernel: "
                            + e.errno().text());
        }
    }

    private int spawned(Launcher launcher, String command) throws LaunchException {
        try {
            return launcher.spawned();
        } catch (ErrnoException e) {
            int status = e.errno() == Errno.ENOENT || e.errno() == Errno.ENOTDIR ? NOT_FOUND : NOT_EXECUTABLE;
            boolean said = e.errno() == Errno.ENOEXEC && view.programs().has32BitRefusal();
            throw new LaunchException(
                    status, said ? "" : Names.toText(command) + ": " + e.errno().text());
        }
    }

    /** The first guest carries the tag from its birth; a working directory below a mount is the view's from the start. */
    private void enterInitialDirectory() throws ErrnoException {
        long state = 0;
        String cwd = Environment.cwd();
        if (cwd.startsWith("/") && !cwd.equals("/") && !view.mounts().owner(cwd).isRoot()) {
            state = view.states().intern(cwd).id();
        }
        GuestTag.set(0, view.id(), state);
    }

    private SignalPipe catchSignals() throws ErrnoException {
        SignalPipe signals = new SignalPipe();
        for (int signal = 1; signal < Long.SIZE; signal++) {
            if ((environment.ignoredSignals() & 1L << signal - 1) != 0 && signal != Signal.SIGCHLD) {
                HostProcesses.rt_sigaction(signal, Signal.SIG_IGN, 0, 0); // as the guest is to inherit it
            }
        }
        for (int signal : new int[] {Signal.SIGTERM, Signal.SIGHUP, Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTSTP}) {
            if ((environment.ignoredSignals() & 1L << signal - 1) == 0) {
                signals.catches(signal);
            }
        }
        signals.catches(Signal.SIGCHLD);
        signals.catches(Signal.SIGCONT);
        return signals;
    }

    private void loop(Dispatcher dispatcher) {
        try {
            dispatcher.run();
        } catch (ErrnoException e) {
            reports.log("notifications: " + e.errno().text());
        } finally {
            loopEnded = true;
        }
    }

    private void readSignals(SignalPipe signals) {
        try {
            while (true) {
                SignalPipe.Received signal = signals.next();
                switch (signal.signo()) {
                    case Signal.SIGCHLD -> {
                        // Status 0: stopped by us for a moment, to replace its exec.
                        if (signal.code() == Signal.CLD_STOPPED && signal.pid() == rootPid && signal.status() != 0) {
                            // The shell that started us must see the job stop when its command does.
                            HostProcesses.kill(HostProcesses.getpid(), Signal.SIGSTOP);
                        }
                    }
                    case Signal.SIGCONT -> HostProcesses.kill(rootPid, Signal.SIGCONT);
                    case Signal.SIGTSTP -> {
                        if (signal.code() <= 0) {
                            HostProcesses.kill(rootPid, Signal.SIGTSTP);
                        }
                    }
                    default -> {
                        // The terminal's own signals reach the guests as well: only they know what to do about them.
                        if (!isFromTerminal(signal)) {
                            end(signal.signo());
                        }
                    }
                }
            }
        } catch (ErrnoException e) {
            reports.log("signals: " + e.errno().text());
        }
    }

    private static boolean isFromTerminal(SignalPipe.Received signal) {
        for (int terminal : TERMINAL) {
            if (signal.signo() == terminal) {
                return signal.code() == Signal.SI_KERNEL;
            }
        }
        return false;
    }

    /** Ends all guests: first as asked, then for good. */
    private void end(int signal) throws ErrnoException {
        endedBy = signal;
        killAll(signal);
        killAll(Signal.SIGCONT);
        for (long waited = 0; waited < GRACE_NANOS && !loopEnded; waited += POLL_NANOS) {
            HostProcesses.nanosleep(POLL_NANOS);
        }
        while (!loopEnded) {
            killAll(Signal.SIGKILL);
            HostProcesses.nanosleep(POLL_NANOS);
        }
    }

    private void killAll(int signal) throws ErrnoException {
        for (int pid : Usage.guests(view)) {
            try {
                HostProcesses.kill(pid, signal);
            } catch (ErrnoException e) {
                // It ended by itself.
            }
        }
    }

    /** A shell that runs us in a loop ends the loop only if it sees that the interrupt ended us too. */
    private static void dieOfInterrupt() throws ErrnoException {
        System.err.flush();
        HostProcesses.rt_sigaction(Signal.SIGINT, Signal.SIG_DFL, 0, 0);
        HostProcesses.kill(HostProcesses.getpid(), Signal.SIGINT);
    }

    /** Waits for the first guest and for all others. */
    private int await() throws ErrnoException {
        int status = HostProcesses.waitForExit(rootPid);
        if (killOnExit && !loopEnded) {
            end(0);
        }
        while (!loopEnded) {
            HostProcesses.nanosleep(POLL_NANOS / 10);
        }
        if (Wait.WIFSIGNALED(status) && Wait.WTERMSIG(status) == Signal.SIGINT && endedBy == 0) {
            dieOfInterrupt();
        }
        return Wait.WIFSIGNALED(status) ? 128 + Wait.WTERMSIG(status) : Wait.WEXITSTATUS(status);
    }
}
