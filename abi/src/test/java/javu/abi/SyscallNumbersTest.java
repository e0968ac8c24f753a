package javu.abi;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javu.abi.linux.x86_64.Syscalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of {@link Syscalls} are those of {@code asm/unistd_64.h}, as far as that goes. */
class SyscallNumbersTest {
    @TempDir
    private Path directory;

    @Test
    void numbersAgreeWithTheHeader() {
        Map<String, Long> header = CHeaders.of(directory, "asm/unistd.h").macros(Pattern.compile("__NR_\\w+"));
        assertThat(header).hasSizeGreaterThan(330);

        Map<String, Long> newer = new TreeMap<>(header);
        newer.values().removeIf(number -> number <= Syscalls.LAST);
        header.keySet().removeAll(newer.keySet());
        Map<String, Long> declared = declared();
        System.out.printf(
                "%d of %d system calls compared, newer than the table: %s%n", header.size(), declared.size(), newer);
        assertThat(declared).containsAllEntriesOf(header);
    }

    @Test
    void numbersAreDistinctAndEndWithTheLast() {
        assertThat(declared().values()).doesNotHaveDuplicates().allMatch(number -> number <= Syscalls.LAST);
        assertThat(declared()).containsValue((long) Syscalls.LAST);
    }

    @Test
    void theBitOfX32Agrees() {
        assertThat(CHeaders.of(directory, "asm/unistd.h").values(List.of("__X32_SYSCALL_BIT")))
                .containsExactly((long) Syscalls.X32_SYSCALL_BIT);
    }

    private static Map<String, Long> declared() {
        return Declarations.constants(Syscalls.class)
                .filter(constant -> constant.getName().startsWith("SYS_"))
                .collect(toMap(constant -> constant.getName().replaceFirst("SYS_", "__NR_"), Declarations::value));
    }
}
