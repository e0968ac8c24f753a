package javu.testkit;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A terminal of 100 columns and 30 lines: a window of a tmux server of its own. When the command ends, a line appears:
 * {@code ended with status N}.
 */
public final class Terminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LIMIT_SECONDS = 100;

    private final TemporaryTree tree;
    private final User user;
    private final String socket;

    /** Opens it with a command. */
    public Terminal(TemporaryTree tree, User user, List<String> command) {
        Packages.require("tmux");
        this.tree = tree;
        this.user = user;
        this.socket = tree.path("tmux").toString();
        List<String> limited =
                new ArrayList<>(List.of("timeout", "--foreground", "-s", "KILL", Integer.toString(LIMIT_SECONDS)));
        limited.addAll(command);
        String line = limited.stream().map(Terminal::quote).collect(joining(" "));
        String shell = "trap : INT QUIT TSTP; " + line + "; echo ended with status $?; read -r end";
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", shell);
    }

    /** Types text and the return key. */
    public Terminal line(String text) {
        tmux("send-keys", "-l", text);
        return key("Enter");
    }

    /** Presses keys, in the words of tmux: {@code C-c}, {@code Escape}. */
    public Terminal key(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(Arrays.asList(keys));
        tmux(command.toArray(String[]::new));
        return this;
    }

    /** Waits until a line of the screen matches this wholly. */
    public Terminal await(String regex) {
        Pattern pattern = Pattern.compile("^" + regex + "$", Pattern.MULTILINE);
        if (!Await.within(PATIENCE, () -> pattern.matcher(screen()).find())) {
            throw new AssertionError("no line matches " + regex + ":\n" + screen());
        }
        return this;
    }

    /** Empties the screen, when the shell waits at its prompt. */
    public Terminal clear() {
        key("C-l");
        tmux("clear-history");
        return this;
    }

    /** What is on the screen, without the spaces at the ends of lines. */
    public String screen() {
        return tmux("capture-pane", "-p").replaceAll("(?m) +$", "").replaceAll("\n+$", "\n");
    }

    @Override
    public void close() {
        run("kill-server");
    }

    private String tmux(String... arguments) {
        return run(arguments).expectSuccess().out();
    }

    private Outcome run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
        command.addAll(Arrays.asList(arguments));
        return new ProgramRunner(tree).user(user).run(command);
    }

    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
