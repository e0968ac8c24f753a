package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javu.testkit.CPrograms;
import javu.testkit.Outcome;
import javu.testkit.ProgramRunner;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input gives one clear line and the right status, starts no guest, and leaves nothing. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class BadInputTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    BadInputTest(User user) {
        this.user = user;
    }

    @BeforeEach
    void files() {
        new ProgramRunner(tree).user(user).bash("""
            mkdir mnt source; echo text > file; printf 'PK\\003\\004 this is no zip file' > corrupt.zip; : > empty.zip
            head -c 100000 /dev/urandom > noise.zip
            mkdir locked; echo x > locked/file; chmod 0 locked; cp noise.zip locked.zip; chmod 0 locked.zip
            """).expectSuccess();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "type=nosuch,target=T/mnt                      | nosuch",
                "type=tmpfs,target=T/mnt,nosuch=1              | nosuch",
                "type=tmpfs,target=T/mnt,nosuch                | nosuch",
                "type=zip,source=T/corrupt.zip,target=T/mnt,x=y| x",
                "type=tmpfs,target=T/mnt,size=lots             | lots",
                "type=tmpfs,target=T/mnt,mode=9                | mode",
                "type=tmpfs                                    | target",
                "target=T/mnt                                  | type",
                "type=bind,target=T/mnt                        | source",
                "type=zip,target=T/mnt                         | source",
                "type=bind,source=T/absent,target=T/mnt        | absent: no such file or directory",
                "type=zip,source=T/absent.zip,target=T/mnt     | absent.zip: no such file or directory",
                "type=zip,source=T/corrupt.zip,target=T/mnt    | corrupt.zip",
                "type=zip,source=T/empty.zip,target=T/mnt      | empty.zip",
                "type=zip,source=T/noise.zip,target=T/mnt      | noise.zip",
                "type=zip,source=T/source,target=T/mnt         | source",
                "type=tmpfs,target=T/file                      | file: not a directory",
                "type=bind,source=T/source,target=T/file       | file: not a directory",
                "type=bind,source=T/file,target=T/mnt          | directory",
                "type=tmpfs,target=T/file/below                | file/below: not a directory",
            })
    void mounts(String specification, String words) {
        String text = specification.strip().replace("T/", tree.root() + "/");
        refused(List.of("--mount", text)).expectOneLine(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked.zip", "locked/file"})
    void unreadableSource(String name) {
        Path source = tree.path(name);
        String type = name.endsWith(".zip") ? "zip" : "bind";
        List<String> options =
                List.of("--mount", "type=%s,source=%s,target=%s".formatted(type, source, tree.path("file2")));
        if (!user.isPrivileged()) {
            refused(options).expectOneLine(name + ": permission denied");
        }
    }

    @Test
    void volumes() {
        refused(List.of("-v", tree.path("absent") + ":" + tree.path("mnt")))
                .expectOneLine("absent: no such file or directory");
        refused(List.of("-v", tree.path("source").toString())).expectOneLine("source");
        refused(List.of("-v", tree.path("source") + ":" + tree.path("mnt") + ":rx"))
                .expectOneLine("rx");
        refused(List.of("-v", ":" + tree.path("mnt"))).expectOneLine("mnt");
        refused(List.of("-v", "")).expectOneLine("-v");
    }

    @Test
    void options() {
        refused(List.of("--no-such-option")).expectOneLine("--no-such-option");
        refused(List.of("-Z")).expectOneLine("-z");
        refused(List.of("--mount")).expectStatus(125);
        refused(List.of("--trace=" + tree.path("absent/log"))).expectOneLine("absent/log: no such file or directory");
        refused(List.of("--trace=" + tree.path("mnt"))).expectOneLine("mnt: is a directory");
    }

    @Test
    void aWrongMountAfterARightOne() {
        refused(List.of(
                        "--mount", "type=tmpfs,target=" + tree.path("mnt"),
                        "-v", tree.path("source") + ":" + tree.path("mnt/sub"),
                        "-v", tree.path("absent") + ":" + tree.path("mnt")))
                .expectOneLine("absent: no such file or directory");
    }

    @Test
    void commands() {
        View view = new View(tree, user).tmpfs(tree.path("mnt"), "");
        view.run("").expectStatus(127).expectOneLine(": no such file or directory");
        view.run("no-such-command").expectStatus(127).expectOneLine("no-such-command: no such file or directory");
        view.run(tree.path("file").toString()).expectStatus(126).expectOneLine("file: permission denied");
    }

    /** A filter that answers seccomp(2) with ENOSYS stands for a kernel without it. */
    @Test
    void kernelWithoutNotifications() {
        List<String> command =
                new ArrayList<>(List.of(CPrograms.program("noseccomp").toString()));
        command.addAll(new View(tree, user)
                .tmpfs(tree.path("mnt"), "")
                .command("touch", tree.path("started").toString()));
        Outcome outcome = new ProgramRunner(tree).user(user).run(command);
        outcome.expectStatus(125).expectOneLine("seccomp");
        assertThat(tree.path("started")).doesNotExist();
    }

    @Test
    void helpAndVersion() {
        List<String> javu = List.of(new View(tree, user).command().getFirst());
        Outcome help = run(javu, "--help");
        assertThat(help.expectSuccess().out()).contains("--mount", "--trace", "--stats", "-v");
        assertThat(run(javu, "--version").expectSuccess().out()).containsPattern("javu.*[0-9]+\\.[0-9]+");
        assertThat(run(javu, "run", "--help").expectSuccess().out()).contains("--mount");
    }

    private Outcome run(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return new ProgramRunner(tree).user(user).run(all);
    }

    private Outcome refused(List<String> options) {
        View view = new View(tree, user).option(options.toArray(String[]::new));
        Outcome outcome = view.run("touch", tree.path("started").toString()).expectStatus(125);
        assertThat(tree.path("started")).as("the guest").doesNotExist();
        assertThat(outcome.out()).isEmpty();
        return outcome;
    }
}
