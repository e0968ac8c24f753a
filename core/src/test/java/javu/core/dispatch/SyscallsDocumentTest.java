package javu.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SyscallsDocumentTest {
    private static final Path PAGE = Path.of("../docs/SYSCALLS.md");

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        String page = SyscallsDocument.of(X86_64.table());
        if (Boolean.getBoolean("javu.regenerate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/SYSCALLS.md is stale: mvn test -pl core -am -Djavu.regenerate=true makes it anew")
                .isEqualTo(page);
    }
}
