package javu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The built image at {@code -Djavu.home}. */
public final class Javu {
    private static @Nullable Path copy;

    private Javu() {}

    /** The command, where this user can run it. */
    public static Path command(User user) {
        String home = System.getProperty("javu.home");
        assertThat(home).as("-Djavu.home, the built image").isNotNull();
        Path image = Path.of(home);
        assertThat(image.resolve("bin/javu")).isExecutable();
        return (canReach(user, image) ? image : copyOf(image)).resolve("bin/javu");
    }

    private static boolean canReach(User user, Path image) {
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of("test", "-x", image.resolve("bin/javu").toString()));
        return user == User.AS_IS || succeeds(command);
    }

    /** For an ordinary user, when the project is in a directory of root. */
    private static synchronized Path copyOf(Path image) {
        if (copy == null) {
            Path directory = Scratch.directory("image");
            assertThat(succeeds(List.of("cp", "-a", image + "/.", directory.toString())))
                    .as("copy of the image")
                    .isTrue();
            copy = directory;
        }
        return copy;
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
