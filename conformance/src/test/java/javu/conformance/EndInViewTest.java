package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javu.testkit.Outcome;
import javu.testkit.ProgramRunner;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The hypervisor is killed or told to end: its guests end too, and nothing is left. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class EndInViewTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** Children, a daemon in a session of its own, a guest that ignores signals, one that waits in a mount. */
    private static final String GUESTS = """
        cd "$MNT"; mkfifo fifo
        (setsid sh -c 'echo > ready1; sleep 50' &); (trap '' HUP INT TERM; echo > ready2; sleep 50) &
        (echo > ready3; exec cat < fifo) & (echo > ready4; while :; do cat ready1; done > /dev/null) &
        until [ -e ready1 ] && [ -e ready2 ] && [ -e ready3 ] && [ -e ready4 ]; do sleep 0.02; done
        echo > "$TESTKIT_TREE/ready"; wait
        """;

    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    EndInViewTest(User user) {
        this.user = user;
    }

    @Test
    void killedHypervisorTakesItsGuestsAlong() {
        Outcome outcome = signal("KILL");
        tree.assertNothingLeft(A_SECOND);
        outcome.expectStatus(137);
    }

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
    void orderlyEnd(String name, int status) {
        Outcome outcome = signal(name);
        tree.assertNothingLeft(A_SECOND);
        outcome.expectStatus(status);
        assertThat(outcome.err()).doesNotContain("Exception");
    }

    /** Starts a view, waits for its guests, sends the signal to the hypervisor and gives its status. */
    private Outcome signal(String name) {
        tree.directory("mnt");
        View view = new View(tree, user).tmpfs(tree.path("mnt"), "");
        String command = String.join(" ", view.command("bash"));
        return new ProgramRunner(tree)
                .user(user)
                .environment("MNT", tree.path("mnt"))
                .environment("GUESTS", GUESTS)
                .bash("""
                    set -m; %s -c "$GUESTS" & set +m
                    until [ -e ready ]; do kill -0 $! || exit 99; sleep 0.02; done
                    kill -%s $!; wait $! 2> /dev/null; exit $?
                    """.formatted(command, name));
    }
}
