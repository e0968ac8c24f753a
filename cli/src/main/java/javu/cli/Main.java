package javu.cli;

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
        Runtime.getRuntime().halt(status); // no shutdown hook of ours or anybody's
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
