package javu.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static javu.abi.linux.x86_64.Syscalls.*;
import static javu.host.Assembler.Reg.R12;
import static javu.host.Assembler.Reg.RAX;
import static javu.host.Assembler.Reg.RDI;
import static javu.host.Assembler.Reg.RDX;
import static javu.host.Assembler.Reg.RSI;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Wait;
import javu.host.Assembler.Cond;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In an image whose {@code bin/java} writes down what it was started with. */
class LauncherProgramTest {
    private static final String NO_SIGNALS = "0000000000000000";

    @TempDir
    private Path directory;

    private Path home;
    private Path dump;

    @BeforeEach
    void image() throws IOException {
        home = directory.resolve("an image");
        dump = directory.resolve("dump");
        makeImage();
    }

    @Test
    void arguments() throws Exception {
        assertThat(run(javu(), List.of("javu"), List.of()).arguments).isEqualTo(ourArguments());
        List<String> odd = List.of("run", "", "-v", "a b:c", "*", "@file", "\n\u00ff", "--");
        assertThat(run(javu(), command(odd), List.of()).arguments).isEqualTo(concat(ourArguments(), odd));
    }

    @Test
    void thousandsOfArguments() throws Exception {
        List<String> many =
                IntStream.range(0, 3000).mapToObj(i -> "argument " + i).toList();
        List<String> environment =
                IntStream.range(0, 3000).mapToObj(i -> "v" + i + "=" + i).toList();
        Started started = run(javu(), command(many), environment);
        assertThat(started.arguments).isEqualTo(concat(ourArguments(), many));
        assertThat(started.environment).isEqualTo(withMasks(environment));
    }

    /** Linux 5.18 and later give such a program the name "". */
    @Test
    void noName() throws Exception {
        Started started = run(javu(), List.of(), List.of("A=1"));
        assertThat(started.arguments).isEqualTo(ourArguments());
        assertThat(started.environment).isEqualTo(withMasks(List.of("A=1")));
    }

    @Test
    void environment() throws Exception {
        List<String> environment = List.of(
                "Z=1",
                "a.b=dotted",
                "BASH_FUNC_x%%=() {  echo x\n}",
                "A=",
                "=no name",
                "no value",
                "",
                "Z=again",
                "1=\u00ff\u0080",
                "JAVA_HOME=/java",
                "JAVU_SIGIGNORED=x",
                "PWD=/wrong",
                "JAVA_OPTIONS=1",
                "CLASSPATHS=x",
                "NLSPATH=/x",
                "_=x");
        assertThat(run(javu(), List.of("javu"), environment).environment).isEqualTo(withMasks(environment));
        assertThat(run(javu(), List.of("javu"), List.of()).environment).isEqualTo(withMasks(List.of()));
    }

    @Test
    void hidesWhatTheJvmWouldReactTo() throws Exception {
        List<String> environment = List.of(
                "A=1",
                "JAVA_TOOL_OPTIONS=-version",
                "JAVA_TOOL_OPTIONS_=1",
                "_JAVA_OPTIONS=",
                "JDK_JAVA_OPTIONS=-version",
                "JDK_AOT_VM_OPTIONS=x",
                "CLASSPATH=x",
                "LD_PRELOAD=/absent.so",
                "B=_JAVA_OPTIONS=");
        List<String> passed = run(javu(), List.of("javu"), environment).environment;
        assertThat(passed).startsWith("A=1", "\1AVA_TOOL_OPTIONS=-version", "JAVA_TOOL_OPTIONS_=1", "\1JAVA_OPTIONS=");
        assertThat(passed.stream().filter(entry -> entry.startsWith("\1"))).hasSize(6);
        assertThat(passed.stream().map(LauncherProgram::restore)).isEqualTo(withMasks(environment));
    }

    @Test
    void restoresOnlyWhatItHides() {
        for (String entry : List.of("", "\1", "\1=x", "A=\1", "\1A=x", "AVA_TOOL_OPTIONS=x", "\1AVA_TOOL_OPTIONS")) {
            assertThat(LauncherProgram.restore(entry)).isEqualTo(entry);
        }
    }

    @Test
    void removesOurOwnVariables() throws Exception {
        List<String> environment =
                List.of("JAVU_SIGIGN=1", "A=1", "JAVU_CWD=3", "JAVU_SIGBLK=", "JAVU_SIGIGN=2", "B=1");
        assertThat(run(javu(), List.of("javu"), environment).environment).isEqualTo(withMasks(List.of("A=1", "B=1")));
    }

    @Test
    void otherJvmOptions() throws Exception {
        List<String> cases = List.of("", "   ", "-one", "-one -two", "  -Xlog:a=b   -two ");
        for (String options : cases) {
            Started started = run(javu(), List.of("javu", "x"), List.of("JAVU_JVM_OPTIONS=" + options, "A=1"));
            Stream<String> words = Arrays.stream(options.split(" ")).filter(word -> !word.isEmpty());
            assertThat(started.arguments)
                    .isEqualTo(concat(
                            concat(List.of(home + "/bin/java"), words.toList()),
                            List.of("-Xmx1m", "-m", "main/Main", "x")));
            assertThat(started.environment).isEqualTo(withMasks(List.of("A=1")));
        }
    }

    @Test
    void symbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), javu());
        Path linkToLink = Files.createSymbolicLink(directory.resolve("link to link"), link);
        Path linkedHome = Files.createSymbolicLink(directory.resolve("home"), home);
        for (Path path : List.of(link, linkToLink, linkedHome.resolve("bin/javu"))) {
            assertThat(run(path, List.of("javu"), List.of()).arguments).isEqualTo(ourArguments());
        }
    }

    @Test
    void canBeMoved() throws Exception {
        home = Files.move(home, directory.resolve("elsewhere"));
        assertThat(run(javu(), List.of("javu"), List.of()).arguments).isEqualTo(ourArguments());
    }

    @Test
    void longPath() throws Exception {
        for (int i = 0; i < 10; i++) {
            home = home.resolve("d".repeat(255));
        }
        makeImage();
        assertThat(run(javu(), List.of("javu"), List.of()).arguments).isEqualTo(ourArguments());
    }

    @Test
    void signals() throws Exception {
        Process process = new ProcessBuilder(
                        "env",
                        "--default-signal",
                        "--ignore-signal=HUP,PIPE,CHLD,64",
                        "--block-signal=INT,USR1,40",
                        "-i",
                        "A=1",
                        javu().toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        Started started = started();
        assertThat(started.environment)
                .containsExactly(
                        "A=1",
                        "JAVU_SIGIGN=" + started.status.get("SigIgn"),
                        "JAVU_SIGBLK=" + started.status.get("SigBlk"));
        // env(1) cannot change 32 and 33, which are glibc's.
        assertThat(Long.parseUnsignedLong(started.status.getOrDefault("SigIgn", ""), 16) & ~mask(32, 33))
                .isEqualTo(mask(1, 13, 17, 64));
        assertThat(started.status).containsEntry("SigBlk", "%016x".formatted(mask(2, 10, 40)));
    }

    @Test
    void namelessWorkingDirectory() throws Exception {
        Files.writeString(home.resolve("bin/java"), """
                #!/bin/sh
                readlink "/proc/$$/cwd" "/proc/$$/fd/$(echo "$JAVU_CWD" | sed 's/^0*//')"
                tr '\\0' '\\n' <"/proc/$$/environ" | grep -v ^JAVU_SIG
                """);
        Path gone = Files.createDirectory(directory.resolve("gone"));
        Process process = new ProcessBuilder("sh", "-c", "rmdir \"$PWD\" && exec env -i A=1 B=2 \"$0\"", javu() + "")
                .directory(gone.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().readAllLines())
                .hasSize(5)
                .startsWith("/", gone + " (deleted)", "A=1", "B=2")
                .last()
                .asString()
                .matches("JAVU_CWD=\\d{10}");
    }

    @Test
    void cannotStart() throws Exception {
        Path java = home.resolve("bin/java");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rw-r--r--"));
        assertFailure(java + ": Permission denied\n");
        Files.delete(java);
        assertFailure(java + ": No such file or directory\n");
        Files.createSymbolicLink(java, java);
        assertFailure(java + ": Too many levels of symbolic links\n");
    }

    private void makeImage() throws IOException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        Files.write(bin.resolve("java"), MicroProgram.elf(dumpTo(dump)));
        Files.setPosixFilePermissions(bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
        LauncherProgram.main(new String[] {javu().toString(), "lib/cache", "-Xmx1m", "-m", "main/Main"});
    }

    private Path javu() {
        return home.resolve("bin/javu");
    }

    private List<String> ourArguments() {
        return List.of(home + "/bin/java", "-XX:AOTCache=" + home + "/lib/cache", "-Xmx1m", "-m", "main/Main");
    }

    private void assertFailure(String message) throws Exception {
        Process process = new ProcessBuilder(javu().toString(), "x").start();
        assertThat(process.getErrorStream().readAllBytes()).asString(ISO_8859_1).isEqualTo("javu: " + message);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(125);
    }

    private static List<String> command(List<String> arguments) {
        return concat(List.of("javu"), arguments);
    }

    private static List<String> withMasks(List<String> environment) {
        return concat(environment, List.of("JAVU_SIGIGN=" + NO_SIGNALS, "JAVU_SIGBLK=" + NO_SIGNALS));
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static long mask(int... signals) {
        return IntStream.of(signals).mapToLong(signal -> 1L << signal - 1).sum();
    }

    /** What {@code bin/java} was started with; status: the lines of {@code /proc/self/status}. */
    private record Started(List<String> arguments, List<String> environment, Map<String, String> status) {}

    private Started run(Path program, List<String> argv, List<String> envp) throws ErrnoException, IOException {
        int pid = new PosixSpawn(program.toString(), argv, envp).run();
        int status = HostProcesses.waitForExit(pid);
        assertThat(Wait.WIFEXITED(status)).as("exits").isTrue();
        assertThat(Wait.WEXITSTATUS(status)).isZero();
        return started();
    }

    private Started started() throws IOException {
        String text = Files.readString(dump, ISO_8859_1);
        Files.delete(dump);
        String[] parts = text.split("<end>\n", -1);
        return new Started(
                strings(parts[0]),
                strings(parts[1]),
                parts[2].lines()
                        .map(line -> line.split(":\\s*", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    private static List<String> strings(String zeroTerminated) {
        List<String> strings = new ArrayList<>();
        Collections.addAll(strings, zeroTerminated.split("\0", -1));
        assertThat(strings.removeLast()).isEmpty();
        return strings;
    }

    /** A program that writes what the kernel knows of its start into a file. */
    private static byte[] dumpTo(Path file) {
        Assembler code = new Assembler()
                .lea(RDI, "dump")
                .mov(RSI, Fcntl.O_WRONLY | Fcntl.O_CREAT | Fcntl.O_TRUNC)
                .mov(RDX, 0600)
                .syscall(SYS_open)
                .mov(R12, RAX);
        for (String name : List.of("cmdline", "environ", "status")) {
            code.lea(RDI, name)
                    .mov(RSI, Fcntl.O_RDONLY)
                    .syscall(SYS_open)
                    .push(RAX)
                    .label("copy " + name)
                    .pop(RDI)
                    .push(RDI)
                    .mov(RSI, MicroProgram.BSS)
                    .mov(RDX, 4096)
                    .syscall(SYS_read)
                    .mov(RDX, RAX)
                    .mov(RDI, R12)
                    .mov(RSI, MicroProgram.BSS)
                    .syscall(SYS_write)
                    .test(RAX, RAX)
                    .jump(Cond.NOT_EQUAL, "copy " + name)
                    .lea(RSI, "end")
                    .mov(RDX, 6)
                    .syscall(SYS_write);
        }
        code.mov(RDI, 0).syscall(SYS_exit_group);
        for (String name : List.of("cmdline", "environ", "status")) {
            code.label(name).string("/proc/self/" + name);
        }
        return code.label("end")
                .string("<end>\n")
                .label("dump")
                .string(file.toString())
                .assemble();
    }
}
