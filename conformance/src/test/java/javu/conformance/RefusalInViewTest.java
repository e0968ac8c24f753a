package javu.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javu.testkit.CPrograms;
import javu.testkit.Outcome;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a view cannot do is refused, not let past the view. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class RefusalInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    RefusalInViewTest(User user) {
        this.user = user;
    }

    @Test
    void ioUring() {
        view().run(CPrograms.program("refused").toString(), "io_uring").expectOutput("ENOSYS\n");
    }

    @Test
    void x32() {
        view().run(CPrograms.program("refused").toString(), "x32").expectOutput("ENOSYS\nENOSYS\n");
    }

    /** The call by its 32-bit number must not reach the kernel: an errno or a signal, never a result. */
    @Test
    void int80() {
        Outcome outcome = view().run(CPrograms.program("refused").toString(), "int80");
        assertThat(outcome.out()).doesNotContain("done");
        assertThat(tree.path("made-by-int80")).doesNotExist();
    }

    @Test
    void programOf32Bits() {
        Path program = program32();
        Outcome outcome = view().run(program.toString()).expectStatus(126);
        assertThat(outcome.out()).isEmpty();
        outcome.expectOneLine(program.getFileName().toString(), "32-bit");
    }

    @Test
    void programOf32BitsStartedByAGuest() {
        Outcome outcome = view().bash("%s; echo $?; echo alive".formatted(program32()));
        assertThat(outcome.out()).isEqualTo("126\nalive\n");
        outcome.expectStatus(0);
    }

    @Test
    void programOf32BitsInAMount() {
        Path program = program32();
        View view = new View(tree, user).bind(requireNonNull(program.getParent()), tree.directory("mnt"));
        view.run(tree.path("mnt").resolve(program.getFileName()).toString())
                .expectStatus(126)
                .expectOneLine("32-bit");
        assertThat(view.bash("mnt/" + program.getFileName() + "; echo $?").out())
                .isEqualTo("126\n");
    }

    /** A view in a view either works or says that it does not. */
    @Test
    void viewInAView() {
        View inner = new View(tree, user).tmpfs(tree.directory("mnt"), "");
        Outcome outcome = view().run(inner.command("echo", "inner").toArray(String[]::new));
        if (outcome.status() == 0) {
            outcome.expectOutput("inner\n");
        } else {
            outcome.expectStatus(125).expectOneLine("seccomp");
        }
    }

    private static Path program32() {
        return CPrograms.program("bits32", "-m32", "-static", "-nostdlib", "-ffreestanding");
    }

    private View view() {
        return new View(tree, user).tmpfs(tree.directory("view"), "");
    }
}
