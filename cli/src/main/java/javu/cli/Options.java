package javu.cli;

import java.util.ArrayList;
import java.util.List;
import javu.core.dispatch.SyscallsDocument;
import javu.core.dispatch.X86_64;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code javu [run]}. */
final class Options {
    static final String VERSION = "0.1.0";

    private static final String[] DESCRIPTION = {
        "Runs a command, by default $SHELL, in a view: a world that differs from the host's where you say so.", ""
    };
    private static final String[] FOOTER = {
        "",
        "Types of file systems: bind (source=PATH), zip (source=ARCHIVE), tmpfs (size=, mode=, nr_inodes=).",
        "Options for every type: ro, noexec, nosuid, nodev, show (list a mount point that has no directory).",
        "",
        "The exit status is that of the command, 128+n if signal n ended it; 125 if javu itself fails,",
        "126 if the command cannot be executed, 127 if it cannot be found.",
        "",
        "Example: javu --mount type=zip,source=site.zip,target=/mnt -- ls -lR /mnt"
    };

    private final ParseResult result;

    Options(String[] args) {
        result = new CommandLine(spec())
                .setStopAtPositional(true)
                .setUnmatchedOptionsArePositionalParams(false)
                .setExpandAtFiles(false)
                .parseArgs(args);
    }

    /** The declaration of all options. */
    static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("javu").version("javu " + VERSION);
        spec.usageMessage()
                .customSynopsis("javu [run] [OPTION]... [--] [COMMAND [ARG]...]")
                .description(DESCRIPTION)
                .footer(FOOTER)
                .sortOptions(false);
        spec.addOption(many("HOST:VIEW[:ro]", "Show the file or directory HOST at VIEW.", "-v", "--volume"));
        spec.addOption(
                many("type=T,source=S,target=D[,OPT]...", "Mount a file system of type T at D.", "-m", "--mount"));
        spec.addOption(OptionSpec.builder("--trace")
                .type(String.class)
                .arity("0..1")
                .fallbackValue("")
                .paramLabel("FILE")
                .description("Write every system call that the view sees to FILE (default: standard error).")
                .build());
        spec.addOption(flag("Print how often each system call was seen and who answered.", "--stats"));
        spec.addOption(flag("End the other processes of the view when the command ends.", "--kill-on-exit"));
        spec.addOption(flag("Report errors in javu with their stack traces.", "--debug"));
        spec.addOption(flag("Print what becomes of each system call.", "--list-syscalls"));
        spec.addOption(flag("Print a completion script for bash and zsh.", "--completion"));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this text.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .paramLabel("COMMAND")
                .description("The command and its arguments.")
                .hidden(true)
                .build());
        return spec;
    }

    private static OptionSpec many(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .hideParamSyntax(true)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String description, String name) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    boolean isOtherCommand() {
        return result.isUsageHelpRequested()
                || result.isVersionHelpRequested()
                || has("--list-syscalls")
                || has("--completion");
    }

    /** Help, version or completion, on standard output. */
    int runOtherCommand() {
        CommandLine command = new CommandLine(spec());
        if (result.isUsageHelpRequested()) {
            command.usage(System.out);
        } else if (result.isVersionHelpRequested()) {
            command.printVersionHelp(System.out);
        } else if (has("--list-syscalls")) {
            System.out.print(SyscallsDocument.of(X86_64.table()));
        } else {
            System.out.print(AutoComplete.bash("javu", command));
        }
        return 0;
    }

    boolean has(String option) {
        return result.hasMatchedOption(option);
    }

    /** The value of {@code --trace}, {@code ""} if it was given without. */
    String trace() {
        return result.matchedOptionValue("--trace", "");
    }

    /** The values of -v and --mount as mounts, in the order of the command line. */
    List<MountOption> mounts() throws CommandException {
        List<MountOption> mounts = new ArrayList<>();
        for (CommandLine.Model.OptionSpec option : result.matchedOptions()) {
            if (option.longestName().equals("--volume") || option.longestName().equals("--mount")) {
                for (String value : option.stringValues()) {
                    mounts.add(
                            option.longestName().equals("--mount")
                                    ? MountOption.mount(value)
                                    : MountOption.volume(value));
                }
            }
        }
        return mounts;
    }

    /** The command, empty if none was given. */
    List<String> command() {
        return result.matchedPositionalValue(0, List.of());
    }
}
