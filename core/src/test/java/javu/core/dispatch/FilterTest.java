package javu.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import javu.abi.errno.Errno;
import javu.abi.linux.Audit;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Resource;
import javu.abi.linux.Seccomp;
import javu.abi.linux.SeccompData;
import javu.abi.linux.x86_64.Syscalls;
import javu.core.file.FdRanges;
import javu.host.BpfProgram;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final FdRanges RANGES = new FdRanges(4096, 4096);
    private static final SyscallTable TABLE = X86_64.table();
    private static final BpfProgram PROGRAM = Filter.of(TABLE, RANGES);

    @Test
    void everyRowMeetsItsFate() {
        for (Row row : TABLE.rows()) {
            int expected = switch (row.choice()) {
                case PASSED -> Seccomp.SECCOMP_RET_ALLOW;
                case REFUSED -> Seccomp.SECCOMP_RET_ERRNO | errno(row);
                case NOTIFIED -> Seccomp.SECCOMP_RET_USER_NOTIF;
                default -> {
                    // On an ordinary descriptor, a resource that is none of ours: not seen.
                    yield row.choice() == Choice.STAT_AT ? Seccomp.SECCOMP_RET_USER_NOTIF : Seccomp.SECCOMP_RET_ALLOW;
                }
            };
            assertThat(fate(row.number(), 3, 3, 0, 0, 3)).as(row.name()).isEqualTo(expected);
        }
    }

    private static int errno(Row row) {
        Errno errno = row.errno();
        return errno == null ? 0 : errno.number();
    }

    @Test
    void descriptorsOfVirtualFilesAreSeen() {
        assertThat(fate(Syscalls.SYS_fstat, 4095)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
        assertThat(fate(Syscalls.SYS_fstat, 4096)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        assertThat(fate(Syscalls.SYS_fstat, 12287)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        assertThat(fate(Syscalls.SYS_fstat, 12288)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
        assertThat(fate(Syscalls.SYS_read, 8191)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
        assertThat(fate(Syscalls.SYS_read, 8192)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        assertThat(fate(Syscalls.SYS_read, -1)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
        assertThat(fate(Syscalls.SYS_mmap, 0, 0, 0, 0, -1)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
        assertThat(fate(Syscalls.SYS_mmap, 0, 0, 0, 0, 9000)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
    }

    @Test
    void fstatByNewfstatatIsNative() {
        assertThat(fate(Syscalls.SYS_newfstatat, 3, 0, 0, Fcntl.AT_EMPTY_PATH)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
        assertThat(fate(Syscalls.SYS_newfstatat, 4100, 0, 0, Fcntl.AT_EMPTY_PATH))
                .isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        assertThat(fate(Syscalls.SYS_newfstatat, 3, 0, 0, 0)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
    }

    @Test
    void theMarkIsHidden() {
        assertThat(fate(Syscalls.SYS_getrlimit, Resource.RLIMIT_LOCKS)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        assertThat(fate(Syscalls.SYS_prlimit64, 0, Resource.RLIMIT_LOCKS)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        assertThat(fate(Syscalls.SYS_prlimit64, 0, Resource.RLIMIT_NOFILE)).isEqualTo(Seccomp.SECCOMP_RET_ALLOW);
    }

    @Test
    void otherWorldsAreNotLetThrough() {
        int refused = Seccomp.SECCOMP_RET_ERRNO | Errno.ENOSYS.number();
        assertThat(fate(Syscalls.SYS_read | Syscalls.X32_SYSCALL_BIT, 0)).isEqualTo(refused);
        assertThat(fate(-1, 0)).isEqualTo(refused);
        assertThat(fate(Syscalls.LAST + 1, 0)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
        Map<Integer, Integer> i386 = words(Syscalls.SYS_getppid);
        i386.put(SeccompData.arch, Audit.AUDIT_ARCH_I386);
        assertThat(PROGRAM.evaluate(i386)).isEqualTo(Seccomp.SECCOMP_RET_USER_NOTIF);
    }

    private static int fate(int number, int... args) {
        return PROGRAM.evaluate(words(number, args));
    }

    private static Map<Integer, Integer> words(int number, int... args) {
        Map<Integer, Integer> words = new HashMap<>();
        words.put(SeccompData.nr, number);
        words.put(SeccompData.arch, Audit.AUDIT_ARCH_X86_64);
        for (int i = 0; i < args.length; i++) {
            words.put(SeccompData.args + 8 * i, args[i]);
        }
        return words;
    }
}
