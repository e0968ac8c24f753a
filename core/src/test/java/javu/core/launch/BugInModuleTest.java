package javu.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BugInModuleTest {
    @Test
    void theGuestGetsEioTheLogOneReportAndTheViewLivesOn(@TempDir Path directory) throws Exception {
        String target = directory.toString();
        String script = "cat $0/a; cat $0/b; stat $0/c; ls $0; ls $0; echo alive";
        ViewProcess view = ViewProcess.run(directory, BuggyView.class, target, "sh", "-c", script, target);

        assertThat(view.status()).as(view.err()).isZero();
        assertThat(view.out()).isEqualTo("alive\n");
        assertThat(view.err().lines().filter(line -> line.contains("Input/output error")))
                .hasSize(5);
        assertThat(view.err().lines().filter(line -> line.contains("a bug in lstat") && line.contains("openat")))
                .as("one report, however often it happens")
                .hasSize(1);
        assertThat(view.err().lines().filter(line -> line.contains("a bug in open")))
                .hasSize(1);
    }
}
