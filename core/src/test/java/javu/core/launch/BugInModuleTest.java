package javu.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BugInModuleTest {
    @Test
    void theGuestGetsEioTheLogOneReportAndTheViewLivesOn(@TempDir Path directory) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        String script = "cat $0/a; cat $0/b; stat $0/c; ls $0; ls $0; echo alive";
        Process process = new ProcessBuilder(
                        "timeout",
                        "-s",
                        "KILL",
                        "60",
                        System.getProperty("java.home") + "/bin/java",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BuggyView.class.getName(),
                        directory.toString(),
                        "sh",
                        "-c",
                        script,
                        directory.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int status = process.waitFor();

        String errors = Files.readString(err, StandardCharsets.UTF_8);
        assertThat(status).as(errors).isZero();
        assertThat(Files.readString(out)).isEqualTo("alive\n");
        assertThat(errors.lines().filter(line -> line.contains("Input/output error")))
                .hasSize(5);
        assertThat(errors.lines().filter(line -> line.contains("a bug in lstat") && line.contains("openat")))
                .as("one report, however often it happens")
                .hasSize(1);
        assertThat(errors.lines().filter(line -> line.contains("a bug in open")))
                .hasSize(1);
    }
}
