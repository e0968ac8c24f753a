package javu.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a program to its end: in a session of its own, with a small fixed environment, no terminal, and a limit of time.
 *
 * <p>Standard output and error are files: a process that stays behind cannot keep the test waiting.
 */
public final class ProgramRunner {
    /** Where programs are looked for. */
    public static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final int LIMIT_SECONDS = 60;

    private final TemporaryTree tree;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path directory;
    private User user = User.AS_IS;
    private String input = "";
    private int limit = LIMIT_SECONDS;

    /** Programs of this test. */
    public ProgramRunner(TemporaryTree tree) {
        this.tree = tree;
        this.directory = tree.root();
        environment.put(TemporaryTree.MARK, tree.root().toString());
        environment.put("PATH", PATH);
        environment.put("HOME", tree.home().toString());
        environment.put("TMPDIR", tree.temporary().toString());
        environment.put("SHELL", "/bin/bash");
        environment.put("TERM", "xterm");
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
    }

    /** As this user. */
    public ProgramRunner user(User who) {
        user = who;
        return this;
    }

    /** In this directory; by default the root of the tree. */
    public ProgramRunner directory(Path path) {
        directory = path;
        return this;
    }

    /** With this variable. */
    public ProgramRunner environment(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    /** With this on standard input; by default nothing. */
    public ProgramRunner input(String text) {
        input = text;
        return this;
    }

    /** Killed after so many seconds, which fails the test. */
    public ProgramRunner limit(int seconds) {
        limit = seconds;
        return this;
    }

    /** Runs a script of bash. */
    public Outcome bash(String script) {
        return run(List.of("bash", "-c", script));
    }

    /** Runs a command. */
    public Outcome run(String... command) {
        return run(List.of(command));
    }

    /** Runs a command. */
    public Outcome run(List<String> command) {
        List<String> all = new ArrayList<>(List.of("setsid", "-w", "timeout", "-s", "KILL", Integer.toString(limit)));
        all.addAll(user.prefix());
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return run(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome run(ProcessBuilder builder) throws IOException {
        Path in = tree.newFile(input);
        Path out = tree.newFile("");
        Path err = tree.newFile("");
        long start = System.nanoTime();
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(Redirect.appendTo(out.toFile()))
                .redirectError(Redirect.appendTo(err.toFile()))
                .start();
        int status = await(process);
        Outcome outcome = new Outcome(status, Files.readString(out, ISO_8859_1), Files.readString(err, ISO_8859_1));
        if (System.nanoTime() - start > limit * 1_000_000_000L) {
            throw new AssertionError("killed after %d s: %s%n%s".formatted(limit, builder.command(), outcome));
        }
        return outcome;
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
