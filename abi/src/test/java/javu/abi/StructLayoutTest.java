package javu.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javu.abi.linux.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every struct class has the size and the offsets that the C compiler finds in the headers. */
class StructLayoutTest {
    private static final List<String> KERNEL_HEADERS = List.of(
            "asm/siginfo.h",
            "asm/signal.h",
            "asm/stat.h",
            "asm/statfs.h",
            "linux/elf.h",
            "linux/eventpoll.h",
            "linux/fcntl.h",
            "linux/filter.h",
            "linux/in.h",
            "linux/in6.h",
            "linux/inotify.h",
            "linux/mount.h",
            "linux/openat2.h",
            "linux/poll.h",
            "linux/ptrace.h",
            "linux/resource.h",
            "linux/sched.h",
            "linux/seccomp.h",
            "linux/stat.h",
            "linux/time.h",
            "linux/time_types.h",
            "linux/types.h",
            "linux/uio.h",
            "linux/un.h",
            "linux/utime.h",
            "linux/utsname.h");

    /** No header has these two; getdents(2) tells programs to write them down themselves. */
    private static final String DIRENTS = """
            struct linux_dirent {
                unsigned long d_ino;
                unsigned long d_off;
                unsigned short d_reclen;
                char d_name[];
            };
            struct linux_dirent64 {
                __u64 d_ino;
                __s64 d_off;
                unsigned short d_reclen;
                unsigned char d_type;
                char d_name[];
            };
            """;

    private static final Map<Class<?>, String> KERNEL_TYPES = Map.ofEntries(
            Map.entry(CloneArgs.class, "struct clone_args"),
            Map.entry(Elf64Ehdr.class, "Elf64_Ehdr"),
            Map.entry(Elf64Phdr.class, "Elf64_Phdr"),
            Map.entry(EpollEvent.class, "struct epoll_event"),
            Map.entry(FOwnerEx.class, "struct f_owner_ex"),
            Map.entry(Flock.class, "struct flock"),
            Map.entry(InotifyEvent.class, "struct inotify_event"),
            Map.entry(Iovec.class, "struct iovec"),
            Map.entry(Itimerspec.class, "struct itimerspec"),
            Map.entry(Itimerval.class, "struct itimerval"),
            Map.entry(KernelSigaction.class, "struct sigaction"),
            Map.entry(LinuxDirent.class, "struct linux_dirent"),
            Map.entry(LinuxDirent64.class, "struct linux_dirent64"),
            Map.entry(MountAttr.class, "struct mount_attr"),
            Map.entry(OpenHow.class, "struct open_how"),
            Map.entry(PollFd.class, "struct pollfd"),
            Map.entry(PtraceSyscallInfo.class, "struct ptrace_syscall_info"),
            Map.entry(Rlimit.class, "struct rlimit64"),
            Map.entry(SeccompData.class, "struct seccomp_data"),
            Map.entry(SeccompNotif.class, "struct seccomp_notif"),
            Map.entry(SeccompNotifAddfd.class, "struct seccomp_notif_addfd"),
            Map.entry(SeccompNotifResp.class, "struct seccomp_notif_resp"),
            Map.entry(SeccompNotifSizes.class, "struct seccomp_notif_sizes"),
            Map.entry(Siginfo.class, "siginfo_t"),
            Map.entry(SockFilter.class, "struct sock_filter"),
            Map.entry(SockFprog.class, "struct sock_fprog"),
            Map.entry(SockaddrIn.class, "struct sockaddr_in"),
            Map.entry(SockaddrIn6.class, "struct sockaddr_in6"),
            Map.entry(SockaddrUn.class, "struct sockaddr_un"),
            Map.entry(StatxTimestamp.class, "struct statx_timestamp"),
            Map.entry(StructStat.class, "struct stat"),
            Map.entry(StructStatfs.class, "struct statfs"),
            Map.entry(StructStatx.class, "struct statx"),
            Map.entry(Timespec.class, "struct __kernel_timespec"),
            Map.entry(Timeval.class, "struct timeval"),
            Map.entry(Utimbuf.class, "struct utimbuf"),
            Map.entry(Utsname.class, "struct new_utsname"));

    private static final Map<Class<?>, String> LIBC_TYPES = Map.of(
            Cmsghdr.class, "struct cmsghdr",
            Mmsghdr.class, "struct mmsghdr",
            Msghdr.class, "struct msghdr",
            Ucred.class, "struct ucred",
            UserRegsStruct.class, "struct user_regs_struct");

    @TempDir
    private Path directory;

    @Test
    void kernelStructsAgree() {
        compare(CHeaders.of(directory, DIRENTS, KERNEL_HEADERS), KERNEL_TYPES);
    }

    @Test
    void structsOfWhichOnlyLibcHasAHeaderAgree() {
        compare(CHeaders.of(directory, "sys/socket.h", "sys/user.h"), LIBC_TYPES);
    }

    @Test
    void everyStructIsCompared() {
        assertThat(Stream.of(KERNEL_TYPES, LIBC_TYPES).flatMap(types -> types.keySet().stream()))
                .map(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(Declarations.structs());
    }

    private static void compare(CHeaders headers, Map<Class<?>, String> types) {
        Map<Field, String> expressions = new LinkedHashMap<>();
        List<String> newer = new ArrayList<>();
        types.forEach((type, ctype) -> Declarations.constants(type).forEach(field -> {
            String name = member(field);
            if (name.equals("SIZE")) {
                expressions.put(field, "sizeof(" + ctype + ")");
            } else if (Stream.of(name.split("\\.")).allMatch(headers::declares)) {
                expressions.put(field, "offsetof(" + ctype + ", " + name + ")");
            } else if (!name.equals("FIELD_LENGTH")) {
                newer.add(describe(field));
            }
        }));
        System.out.printf("%d sizes and offsets compared, not in these headers: %s%n", expressions.size(), newer);
        assertThat(describe(expressions.keySet(), headers.values(List.copyOf(expressions.values()))))
                .isEqualTo(describe(
                        expressions.keySet(),
                        expressions.keySet().stream().map(Declarations::value).toList()));
        assertThat(newer).hasSizeLessThan(10);
    }

    /** {@code entry_nr} of ptrace_syscall_info is {@code entry.nr} in C. */
    private static String member(Field field) {
        return field.getDeclaringClass() == PtraceSyscallInfo.class
                ? field.getName().replaceFirst("^(entry|exit|seccomp)_", "$1.")
                : field.getName();
    }

    private static List<String> describe(Collection<Field> fields, List<Long> values) {
        Iterator<Long> value = values.iterator();
        return fields.stream()
                .map(field -> describe(field) + " = " + value.next())
                .toList();
    }

    private static String describe(Field field) {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }
}
