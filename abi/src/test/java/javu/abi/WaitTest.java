package javu.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javu.abi.linux.Wait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitTest {
    /** Exits, deaths by a signal with and without core, stops, ptrace events, continued. */
    private static final List<Integer> STATUSES = List.of(
            0, 0x100, 0x7f00, 0xff00, 1, 9, 15, 0x7e, 0x8b, 0x86, 0x137f, 0x057f, 0x857f, 0x4057f, 0x80057f, 0xffff);

    @TempDir
    private Path directory;

    @Test
    void macrosAgreeWithTheHeader() {
        CHeaders headers = CHeaders.of(directory, "sys/wait.h");
        List<String> expected = headers.print(STATUSES.stream().map(status -> """
                        { int s = %d; printf("%%x: %%d %%d %%d %%d %%d %%d %%d %%d\\n", s, !!WIFEXITED(s), WEXITSTATUS(s),
                            !!WIFSIGNALED(s), WTERMSIG(s), !!WCOREDUMP(s), !!WIFSTOPPED(s), WSTOPSIG(s), !!WIFCONTINUED(s)); }
                        """.formatted(status)));
        assertThat(STATUSES).map(WaitTest::describe).containsExactlyElementsOf(expected);
    }

    @Test
    void theEventOfAPtraceStopIsAboveTheSignal() {
        assertThat(IntStream.of(0x57f, 0x4057f, 0x80057f).map(Wait::ptraceEvent))
                .containsExactly(0, 4, 128);
    }

    private static String describe(int status) {
        return "%x: %d %d %d %d %d %d %d %d"
                .formatted(
                        status,
                        bit(Wait.WIFEXITED(status)),
                        Wait.WEXITSTATUS(status),
                        bit(Wait.WIFSIGNALED(status)),
                        Wait.WTERMSIG(status),
                        bit(Wait.WCOREDUMP(status)),
                        bit(Wait.WIFSTOPPED(status)),
                        Wait.WSTOPSIG(status),
                        bit(Wait.WIFCONTINUED(status)));
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }
}
