package javu.abi;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrnoTest {
    @TempDir
    private Path directory;

    @Test
    void numbersAgreeWithTheHeader() throws ReflectiveOperationException {
        Map<String, Long> header = CHeaders.of(directory, "errno.h").macros(Pattern.compile("E(?!OF$)[A-Z0-9]+"));
        for (Map.Entry<String, Long> entry : header.entrySet()) {
            Errno errno = (Errno) Errno.class.getField(entry.getKey()).get(null);
            assertThat(errno.number()).as(entry.getKey()).isEqualTo(Math.toIntExact(entry.getValue()));
        }
        assertThat(header)
                .containsKeys(Arrays.stream(Errno.values()).map(Errno::name).toArray(String[]::new));
    }

    @Test
    void textsAreThoseOfStrerror() {
        List<String> texts = CHeaders.of(directory, "errno.h")
                .print(Arrays.stream(Errno.values()).map(errno -> "puts(strerror(" + errno.number() + "));"));
        assertThat(Arrays.stream(Errno.values()).map(Errno::text)).containsExactlyElementsOf(texts);
    }

    @Test
    void isFoundByItsNumber() {
        assertThat(Arrays.stream(Errno.values()).collect(toMap(Errno::number, errno -> errno)))
                .allSatisfy((number, errno) -> assertThat(Errno.of(number)).isSameAs(errno));
    }

    @Test
    void aNumberThatLinuxLacksIsRefused() {
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 41, 58, 134, 512, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> Errno.of(number))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no such errno: " + number);
        }
    }

    @Test
    void theExceptionIsSharedAndCannotBeChanged() {
        ErrnoException exception = Errno.ENOENT.exception();
        exception.addSuppressed(new RuntimeException());
        exception.setStackTrace(new RuntimeException().getStackTrace());

        assertThat(exception).isSameAs(Errno.ENOENT.exception()).hasMessage("ENOENT (No such file or directory)");
        assertThat(exception.errno()).isSameAs(Errno.ENOENT);
        assertThat(exception.getStackTrace()).isEmpty();
        assertThat(exception.getSuppressed()).isEmpty();
        assertThatThrownBy(() -> exception.initCause(new RuntimeException())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void debuggingGivesEachExceptionItsStackTrace() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djavu.debug.errno=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Thrower.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(java.inputReader().readAllLines())
                .contains("javu.abi.errno.ErrnoException: EIO (Input/output error)")
                .anyMatch(line -> line.contains("ErrnoTest$Thrower.main"));
    }

    /** A program that dies of an error. */
    static final class Thrower {
        private Thrower() {}

        public static void main(String[] arguments) {
            ErrnoException exception = Errno.EIO.exception();
            if (exception != Errno.EIO.exception()) {
                exception.printStackTrace();
            }
        }
    }
}
