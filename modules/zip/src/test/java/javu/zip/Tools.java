package javu.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs of this machine. Without one of them the test that asks is skipped; it fails if the environment has {@code
 * JAVU_TESTS_STRICT=1}.
 */
final class Tools {
    private Tools() {}

    static void require(String... programs) {
        for (String program : programs) {
            if (!exists(program)) {
                String reason = "no " + program + " on this machine";
                if ("1".equals(System.getenv("JAVU_TESTS_STRICT"))) {
                    fail(reason);
                }
                abort(reason);
            }
        }
    }

    private static boolean exists(String program) {
        String path = System.getenv("PATH");
        for (String directory : path == null ? new String[0] : path.split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a program, in UTC and with UTF-8 names, and returns the lines that it prints. */
    static List<String> run(Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", List.of(command), output).isZero();
        return output.lines().toList();
    }
}
