package javu.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationTest {
    @Test
    void theLoopAllocatesNothingForAPathThatConcernsNoMount(@TempDir Path directory) throws Exception {
        String script = "i=0; while [ $i -lt 12000 ]; do [ -e /usr/bin/env ]; i=$((i+1)); done";
        ViewProcess view = ViewProcess.run(directory, CountingView.class, directory + "/mnt", "bash", "-c", script);

        assertThat(view.status()).as(view.err()).isZero();
        assertThat(view.out()).matches("0 bytes per call in [0-9]{4,} calls\n");
    }
}
