package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javu.testkit.Outcome;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code --trace} and {@code --stats}. */
class TraceAndStatsTest {
    private static final String COMMAND =
            "echo hi > mnt/file; cat mnt/file bound/b; cat mnt/absent 2> /dev/null; cat plain; mkdir mnt/d; exit 3";

    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    @BeforeEach
    void files() {
        tree.directory("mnt");
        tree.directory("bound");
        tree.directory("source");
        tree.file("source/b", "bound\n");
        tree.file("plain", "plain\n");
    }

    @Test
    void traceToAFile() throws Exception {
        Path log = tree.path("log");
        Outcome outcome = view().option("--trace=" + log).bash(COMMAND).expectStatus(3);
        assertThat(outcome.out()).isEqualTo("hi\nbound\nplain\n");
        assertThat(outcome.err()).isEmpty();
        assertLooksLikeStrace(Files.readString(log));
    }

    @Test
    void traceToStandardError() {
        Outcome outcome = view().option("--trace").bash(COMMAND).expectStatus(3);
        assertThat(outcome.out()).isEqualTo("hi\nbound\nplain\n");
        assertLooksLikeStrace(outcome.err());
    }

    @Test
    void statistics() {
        Outcome outcome = view().option("--stats").bash(COMMAND).expectStatus(3);
        assertThat(outcome.out()).isEqualTo("hi\nbound\nplain\n");
        assertThat(outcome.err().lines())
                .hasSizeGreaterThan(3)
                .anyMatch(line -> line.matches(".*\\bopenat\\b.*") && line.matches(".*\\b[1-9][0-9]*\\b.*"))
                .anyMatch(line -> line.matches(".*\\b1\\b.*\\bmkdir\\b.*"));
    }

    @Test
    void statisticsAfterASignal() {
        Outcome outcome = view().option("--stats").bash("kill -9 $$").expectStatus(137);
        assertThat(outcome.err()).contains("execve");
    }

    /** strace writes {@code 123 openat(AT_FDCWD, "file", O_RDONLY) = 3}; ours adds who answered. */
    private static void assertLooksLikeStrace(String log) {
        assertThat(log.lines())
                .anyMatch(line -> line.matches(
                        ".*\\b[0-9]+\\b.*\\bopenat\\(AT_FDCWD, \"mnt/file\", O_RDONLY\\b.*\\) += [0-9]+\\b.*tmpfs.*"))
                .anyMatch(line ->
                        line.matches(".*\\bopenat\\(AT_FDCWD, \"mnt/file\", .*O_WRONLY\\|O_CREAT\\|O_TRUNC, 0666\\) +="
                                + " [0-9]+\\b.*tmpfs.*"))
                .anyMatch(line -> line.matches(".*\\bopenat\\(AT_FDCWD, \"bound/b\", .*\\) += [0-9]+\\b.*bind.*"))
                .anyMatch(line -> line.matches(".*\\bopenat\\(AT_FDCWD, \"mnt/absent\", .*\\) += -1 ENOENT.*tmpfs.*"))
                .anyMatch(line -> line.matches(".*\\bopenat\\(AT_FDCWD, \"plain\", .*") && !line.contains("tmpfs"))
                .anyMatch(line -> line.matches(".*\\bmkdir\\(\"mnt/d\", 0777\\) += 0\\b.*tmpfs.*"))
                .anyMatch(line -> line.matches(".*\\bexecve\\(\".*/cat\", .*"));
    }

    private View view() {
        return new View(tree, User.AS_IS).tmpfs(tree.path("mnt"), "").bind(tree.path("source"), tree.path("bound"));
    }
}
