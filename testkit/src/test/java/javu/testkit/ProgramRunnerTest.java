package javu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a failure of a program, a program that hangs, and what it leaves are noticed. */
class ProgramRunnerTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    @Test
    void outcome() {
        Outcome outcome = runner().input("in\n").bash("cat; printf 'gr\\374n' >&2; exit 3");
        assertThat(outcome).isEqualTo(new Outcome(3, "in\n", "gr\374n"));
        runner().bash("kill -KILL $$").expectStatus(137);
        runner().run("no-such-program").expectStatus(127);
        assertThatThrownBy(() -> outcome.expectStatus(0)).hasMessageContaining("gr\374n");
    }

    @Test
    void programsThatHangAreKilled() {
        assertThatThrownBy(() -> runner().limit(1).bash("echo started; sleep 50"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("killed after 1 s")
                .hasMessageContaining("started");
    }

    @Test
    void leftProcessesAreFound() {
        Outcome outcome = runner().bash("setsid sleep 50 > /dev/null 2>&1 & echo $!");
        assertThatThrownBy(() -> tree.assertNothingLeft(Duration.ZERO)).hasMessageContaining("sleep 50");
        runner().bash("kill " + outcome.out()).expectSuccess();
    }

    @ParameterizedTest
    @EnumSource(User.class)
    void everyUserHasTheTree(User user) {
        if (User.all().contains(user)) {
            runner().user(user)
                    .bash("touch file $TMPDIR/x; rm $TMPDIR/x; id -u")
                    .expectStatus(0);
        }
    }

    @Test
    void differencesAreShown() {
        Outcome one = new Outcome(0, "a\nb\nc\n", "");
        Differences.assertSame(one, new Outcome(0, "a\nb\nc\n", ""));
        assertThatThrownBy(() -> Differences.assertSame(one, new Outcome(0, "a\nB\nc\n", "")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 3");
    }

    private ProgramRunner runner() {
        return new ProgramRunner(tree);
    }
}
