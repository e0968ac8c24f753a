package javu.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The small C programs in {@code src/test/c}, each compiled once, when a test asks. */
public final class CPrograms {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src/test/c");
    private static final Map<String, Path> COMPILED = new HashMap<>();

    private CPrograms() {}

    /** The program made of {@code name.c}. */
    public static synchronized Path program(String name, String... options) {
        Packages.require("gcc");
        return COMPILED.computeIfAbsent(name, n -> compile(n, options));
    }

    private static Path compile(String name, String... options) {
        Path program = Scratch.directory("c").resolve(name);
        Path source = SOURCES.resolve(name + ".c");
        List<String> command =
                new ArrayList<>(List.of("cc", "-Wall", "-g", "-pthread", "-o", program.toString(), source.toString()));
        command.addAll(Arrays.asList(options));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String messages = String.join("\n", process.inputReader().readAllLines());
            if (process.waitFor() != 0 || !messages.isEmpty()) {
                throw new AssertionError(String.join(" ", command) + "\n" + messages);
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
