package javu.cli;

import javu.host.HostProcesses;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The entry point. */
public final class Main {
    static final int OWN_ERROR = 125;

    private Main() {}

    /** Runs the command; the JVM ends with its status. */
    public static void main(String[] args) {
        int status = run(args);
        System.out.flush();
        System.err.flush();
        if (Boolean.getBoolean("javu.halt")) {
            Runtime.getRuntime().halt(status); // the training run: the JVM writes what it has learned
        }
        // Not halt: it waits 300 ms for threads in native code, such as those that read signals.
        HostProcesses.exit_group(status);
    }

    private static int run(String[] args) {
        try {
            Options options = new Options(Arguments.withoutSubcommand(args));
            return options.isOtherCommand() ? options.runOtherCommand() : new RunCommand(options).call();
        } catch (ParameterException e) {
            return fail(message(e) + " (see javu --help)", OWN_ERROR);
        } catch (CommandException e) {
            return fail(message(e), e.status());
        }
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private static int fail(String message, int status) {
        if (!message.isEmpty()) {
            System.err.println("javu: " + message);
        }
        return status;
    }

    /** For the tests of the documentation: the parser itself. */
    static CommandLine parser() {
        return new CommandLine(Options.spec());
    }
}
