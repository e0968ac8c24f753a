package javu.cli;

import java.util.Arrays;

/** The arguments of the command line. */
final class Arguments {
    private Arguments() {}

    /** {@code javu run ...} is {@code javu ...}. */
    static String[] withoutSubcommand(String[] args) {
        return args.length > 0 && args[0].equals("run") ? Arrays.copyOfRange(args, 1, args.length) : args;
    }
}
