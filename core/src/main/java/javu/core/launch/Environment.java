package javu.core.launch;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.host.HostFiles;
import javu.host.LauncherProgram;

/**
 * What the hypervisor was started with and the guest is to inherit. The launcher of the image hides from the JVM what it
 * would react to and tells what the JVM has changed by the time we run, see {@link LauncherProgram}.
 */
public final class Environment {
    private static final String OWN = "JAVU_";

    private final List<String> variables = new ArrayList<>();
    private long ignoredSignals;
    private long blockedSignals;
    private int cwdDescriptor = -1;

    /** Reads /proc/self. */
    public static Environment inherited() throws ErrnoException {
        return new Environment(HostFiles.read("/proc/self/environ"));
    }

    Environment(String environ) {
        for (int start = 0; start < environ.length(); ) {
            int end = environ.indexOf('\0', start);
            end = end < 0 ? environ.length() : end;
            add(environ.substring(start, end));
            start = end + 1;
        }
    }

    private void add(String variable) {
        if (variable.startsWith(LauncherProgram.IGNORED + "=")) {
            ignoredSignals = Long.parseUnsignedLong(value(variable), 16);
        } else if (variable.startsWith(LauncherProgram.BLOCKED + "=")) {
            blockedSignals = Long.parseUnsignedLong(value(variable), 16);
        } else if (variable.startsWith(LauncherProgram.CWD + "=")) {
            cwdDescriptor = Integer.parseInt(value(variable));
        } else if (!variable.isEmpty() && !variable.startsWith(OWN)) {
            variables.add(LauncherProgram.restore(variable));
        }
    }

    private static String value(String variable) {
        return variable.substring(variable.indexOf('=') + 1).strip();
    }

    /** {@code NAME=value}, in the order they came. */
    public List<String> variables() {
        return variables;
    }

    /** The value of a variable, or {@code otherwise}. */
    public String get(String name, String otherwise) {
        for (String variable : variables) {
            if (variable.startsWith(name)
                    && variable.length() > name.length()
                    && variable.charAt(name.length()) == '=') {
                return value(variable);
            }
        }
        return otherwise;
    }

    /**
     * The guest inherits every descriptor we were started with, but none of what the JVM opened for itself: it forgets to
     * mark its own files.
     */
    void closeOwnOnExec() throws ErrnoException {
        String home = System.getProperty("java.home");
        int directory = HostFiles.openat(
                Fcntl.AT_FDCWD, "/proc/self/fd", Fcntl.O_RDONLY | Fcntl.O_DIRECTORY | Fcntl.O_CLOEXEC, 0);
        try {
            for (HostFiles.DirectoryEntry entry : HostFiles.getdents64(directory)) {
                String link = entry.name().startsWith(".") ? "" : HostFiles.readlinkat(directory, entry.name());
                if (link.startsWith(home + "/")) {
                    HostFiles.fcntl(Integer.parseInt(entry.name()), Fcntl.F_SETFD, Fcntl.FD_CLOEXEC);
                }
            }
        } finally {
            HostFiles.close(directory);
        }
    }

    /** Goes back to a working directory without a name, in which no JVM can run: the launcher kept it open. */
    void returnToCwd() throws ErrnoException {
        if (cwdDescriptor >= 0) {
            HostFiles.fchdir(cwdDescriptor);
            HostFiles.close(cwdDescriptor);
        }
    }

    /** Leaves such a directory when the guest has inherited it. */
    void leaveCwd() throws ErrnoException {
        if (cwdDescriptor >= 0) {
            HostFiles.chdir("/");
        }
    }

    long ignoredSignals() {
        return ignoredSignals;
    }

    long blockedSignals() {
        return blockedSignals;
    }

    /** Our working directory, or {@code ""} if it is gone. */
    static String cwd() {
        try {
            return HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/self/cwd");
        } catch (ErrnoException e) {
            return "";
        }
    }
}
