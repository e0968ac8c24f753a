package javu.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javu.abi.linux.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every constant that the headers of this machine define has the value they give it. */
class ConstantsTest {
    /** Headers that can be included together, and the names in them that are not those of the kernel. */
    private record Row(Class<?> type, Set<String> others, List<String> headers) {
        static Row row(Class<?> type, String... headers) {
            return new Row(type, Set.of(), List.of(headers));
        }

        Row except(String... names) {
            return new Row(type, Set.of(names), headers);
        }
    }

    private static final List<Row> ROWS = List.of(
            Row.row(Audit.class, "linux/audit.h"),
            Row.row(Bpf.class, "linux/filter.h"),
            Row.row(Capability.class, "linux/capability.h"),
            Row.row(Elf.class, "elf.h"),
            Row.row(Elf.class, "linux/elf.h", "linux/auxvec.h"),
            Row.row(Epoll.class, "linux/types.h", "linux/eventpoll.h"),
            Row.row(Eventfd.class, "sys/eventfd.h"),
            Row.row(
                    Fcntl.class,
                    "linux/close_range.h",
                    "linux/fadvise.h",
                    "linux/falloc.h",
                    "linux/fcntl.h",
                    "linux/fs.h",
                    "linux/openat2.h",
                    "unistd.h"),
            // To libc every file is large, and __O_TMPFILE includes O_DIRECTORY.
            Row.row(Fcntl.class, "fcntl.h", "sys/file.h").except("O_LARGEFILE", "__O_TMPFILE"),
            Row.row(Futex.class, "linux/futex.h"),
            Row.row(Inotify.class, "linux/inotify.h"),
            Row.row(
                    Ioctl.class,
                    "asm/termbits.h",
                    "asm/ioctls.h",
                    "linux/fiemap.h",
                    "linux/fs.h",
                    "linux/random.h",
                    "linux/sockios.h"),
            Row.row(Kcmp.class, "linux/kcmp.h"),
            Row.row(Limits.class, "linux/binfmts.h", "linux/limits.h", "linux/uio.h")
                    // Made of PAGE_SIZE, which is not constant to programs.
                    .except("MAX_ARG_STRLEN"),
            Row.row(Memfd.class, "linux/memfd.h"),
            Row.row(Mman.class, "linux/mman.h"),
            Row.row(Mman.class, "sys/mman.h"),
            Row.row(Mode.class, "dirent.h", "sys/stat.h"),
            Row.row(Mount.class, "linux/fcntl.h", "linux/mount.h"),
            Row.row(Mount.class, "sys/mount.h"),
            Row.row(Pidfd.class, "linux/ioctl.h", "linux/pidfd.h"),
            Row.row(Poll.class, "linux/poll.h"),
            Row.row(Prctl.class, "asm/prctl.h", "linux/prctl.h"),
            Row.row(Ptrace.class, "asm/ptrace-abi.h", "linux/elf.h", "linux/ptrace.h"),
            Row.row(Resource.class, "linux/resource.h"),
            Row.row(Sched.class, "linux/sched.h"),
            Row.row(Seccomp.class, "linux/ioctl.h", "linux/seccomp.h", "linux/types.h"),
            // The header makes it of _NSIG and keeps that to the kernel.
            Row.row(Signal.class, "linux/signal.h").except("SIGRTMAX"),
            // Real-time signals begin after those that libc uses itself.
            Row.row(Signal.class, "signal.h", "sys/signalfd.h").except("SIGRTMIN", "_NSIG"),
            Row.row(Sockets.class, "netinet/in.h", "sys/socket.h"),
            Row.row(Spawn.class, "spawn.h"),
            Row.row(Statfs.class, "linux/magic.h", "sys/statvfs.h"),
            Row.row(Statx.class, "linux/stat.h"),
            Row.row(Time.class, "linux/time.h", "linux/timerfd.h", "sys/stat.h"),
            Row.row(Wait.class, "linux/wait.h"),
            Row.row(Xattr.class, "linux/xattr.h"));

    @TempDir
    private Path directory;

    @Test
    void everyConstantAgrees() {
        Set<String> all = new TreeSet<>();
        Set<String> compared = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        for (Row row : ROWS) {
            CHeaders headers = CHeaders.of(directory, "", row.headers());
            Declarations.constants(row.type()).map(ConstantsTest::describe).forEach(all::add);
            List<Field> known = Declarations.constants(row.type())
                    .filter(constant -> headers.declares(constant.getName()))
                    .filter(constant -> !row.others().contains(constant.getName()))
                    .toList();
            List<Long> values =
                    headers.values(known.stream().map(Field::getName).toList());
            for (int i = 0; i < known.size(); i++) {
                Field constant = known.get(i);
                long value = values.get(i);
                compared.add(describe(constant));
                if (!Declarations.agrees(constant, value)) {
                    differences.add("%s is %d, %s say %d"
                            .formatted(describe(constant), Declarations.value(constant), row.headers(), value));
                }
            }
        }
        assertThat(differences).isEmpty();
        Set<String> newer = new TreeSet<>(all);
        newer.removeAll(compared);
        System.out.printf(
                "%d of %d constants compared, not in these headers: %s%n", compared.size(), all.size(), newer);
        assertThat(compared).hasSizeGreaterThan(all.size() * 8 / 10);
    }

    @Test
    void everyClassHasARow() {
        assertThat(ROWS.stream().map(row -> row.type().getSimpleName()).distinct())
                .containsExactlyInAnyOrderElementsOf(Declarations.constantClasses());
    }

    private static String describe(Field constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.getName();
    }
}
