package javu.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories for all tests of this JVM. */
final class Scratch {
    private Scratch() {}

    /** A new directory that everybody may read, removed when the JVM ends. */
    static Path directory(String name) {
        try {
            Path directory = Files.createTempDirectory(TemporaryTree.PARENT, TemporaryTree.PREFIX + name + "-");
            Files.setAttribute(directory, "unix:mode", 0755);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> TemporaryTree.delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
