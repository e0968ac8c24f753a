package javu.testkit;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Debian packages that a test needs. */
public final class Packages {
    /** A program of the package, where it is not named like the package. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "attr", "getfattr",
            "gcc", "cc",
            "procps", "ps",
            "util-linux", "setpriv",
            "mount", "mount");

    private Packages() {}

    /** Skips the test if a package is missing; fails it if the environment has {@code JAVU_TESTS_STRICT=1}. */
    public static void require(String... names) {
        for (String name : names) {
            if (!isInstalled(name)) {
                missing("the Debian package " + name + " is not installed");
            }
        }
    }

    /** The same for anything else that the machine lacks. */
    static void missing(String reason) {
        if ("1".equals(System.getenv("JAVU_TESTS_STRICT"))) {
            fail(reason);
        }
        abort(reason);
    }

    private static boolean isInstalled(String name) {
        String program = PROGRAMS.getOrDefault(name, name);
        return Stream.of(ProgramRunner.PATH.split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
