package javu.cli;

import java.util.StringJoiner;

/**
 * A mount as the command line asks for it.
 *
 * @param options comma-separated, those of the type and those for every type
 */
record MountOption(String type, String source, String target, String options) {
    /** {@code HOST:VIEW[:OPT,...]}. */
    static MountOption volume(String value) throws CommandException {
        String[] parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new CommandException(Main.OWN_ERROR, "-v " + value + ": expected HOST:VIEW or HOST:VIEW:ro");
        }
        return new MountOption("bind", parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }

    /** {@code type=T,source=S,target=D,opt...}. */
    static MountOption mount(String value) throws CommandException {
        String type = "";
        String source = "none";
        String target = "";
        StringJoiner options = new StringJoiner(",");
        for (String word : value.split(",")) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String argument = equals < 0 ? "" : word.substring(equals + 1);
            switch (name) {
                case "type" -> type = argument;
                case "source", "src" -> source = argument;
                case "target", "destination", "dst" -> target = argument;
                default -> options.add(word);
            }
        }
        if (type.isEmpty() || target.isEmpty()) {
            throw new CommandException(
                    Main.OWN_ERROR, "--mount " + value + ": no " + (type.isEmpty() ? "type" : "target") + " is given");
        }
        return new MountOption(type, source, target, options.toString());
    }
}
