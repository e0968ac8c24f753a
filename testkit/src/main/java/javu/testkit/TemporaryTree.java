package javu.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A directory for one test, which every user may use; removed after it. Fails the test if anything else of it is left.
 *
 * <pre>{@code
 * @RegisterExtension
 * final TemporaryTree tree = new TemporaryTree();
 * }</pre>
 */
public final class TemporaryTree implements BeforeEachCallback, AfterEachCallback {
    /** The variable that all processes of a test have: its value is the tree's root. */
    public static final String MARK = "TESTKIT_TREE";

    /** Where the trees are: a directory that every user may use. */
    static final Path PARENT = Path.of("/tmp");

    static final String PREFIX = "javu-test-";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private @Nullable Path root;
    private @Nullable Leftovers leftovers;
    private int files;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        root = Files.createTempDirectory(PARENT, PREFIX);
        open(root());
        for (Path path : new Path[] {home(), temporary(), files()}) {
            open(Files.createDirectory(path));
        }
        leftovers = new Leftovers(MARK + "=" + root);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            assertNothingLeft(PATIENCE);
            if (context.getExecutionException().isEmpty()) {
                assertThat(temporary()).as("$TMPDIR").isEmptyDirectory();
            }
        } finally {
            leftovers().kill();
            delete(root());
        }
    }

    /** Fails unless, in this time, all processes of the test are gone, and their files outside of the tree. */
    public void assertNothingLeft(Duration limit) {
        Await.within(limit, () -> leftovers().find().isEmpty());
        assertThat(leftovers().find()).as("what the test left").isEmpty();
    }

    /** The directory. */
    public Path root() {
        return requireNonNull(root, "no test runs");
    }

    /** A path in it. */
    public Path path(String name) {
        return root().resolve(name);
    }

    /** A new directory in it, which every user may use. */
    public Path directory(String name) {
        try {
            Path path = Files.createDirectory(path(name));
            open(path);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new file in it; one character is one byte. */
    public Path file(String name, String text) {
        try {
            return Files.writeString(path(name), text, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return path("home");
    }

    Path temporary() {
        return path("tmp");
    }

    private Path files() {
        return path("files");
    }

    /** A file for a runner, which every user may open again. */
    Path newFile(String text) throws IOException {
        Path file = Files.writeString(files().resolve(Integer.toString(files++)), text, ISO_8859_1);
        Files.setAttribute(file, "unix:mode", 0666);
        return file;
    }

    /** Removes even what Java cannot name. */
    static void delete(Path path) {
        try {
            run("chmod", "-R", "u+rwX", path.toString());
            run("rm", "-rf", path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void open(Path directory) throws IOException {
        Files.setAttribute(directory, "unix:mode", 01777);
    }

    private Leftovers leftovers() {
        return requireNonNull(leftovers, "no test runs");
    }
}
