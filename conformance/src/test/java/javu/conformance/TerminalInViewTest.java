package javu.conformance;

import java.util.List;
import javu.testkit.Packages;
import javu.testkit.TemporaryTree;
import javu.testkit.Terminal;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An interactive shell in a view, on a terminal. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class TerminalInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    TerminalInViewTest(User user) {
        this.user = user;
    }

    @BeforeEach
    void directory() {
        tree.directory("mnt");
    }

    @Test
    void interrupt() {
        try (Terminal terminal = shell()) {
            terminal.line("sleep 1000")
                    .await("PS> sleep 1000")
                    .key("C-c")
                    .await("\\^C\nPS>")
                    .clear();
            terminal.line("cat")
                    .await("PS> cat")
                    .line("echoed")
                    .await("echoed\nechoed")
                    .key("C-c")
                    .await("\\^C\nPS>")
                    .clear();
            terminal.line("cat")
                    .line("text")
                    .key("C-d")
                    .await("text\ntext\nPS>")
                    .clear();
            terminal.line("sh -c 'trap \"echo caught; exit 5\" INT; echo wait; while :; do sleep 0.05; done'")
                    .await("wait")
                    .key("C-c");
            terminal.await("\\^Ccaught\nPS>")
                    .line("echo status $?")
                    .await("status 5")
                    .clear();
            terminal.line("while :; do read -t 0.05 < mnt/none; done 2> mnt/log")
                    .key("C-c")
                    .await("\\^C\nPS>")
                    .clear();
            terminal.line("sleep 1000")
                    .key("C-\\")
                    .await("\\^\\\\Quit.*")
                    .line("echo still here")
                    .await("still here");
            end(terminal);
        }
    }

    @Test
    void jobControl() {
        try (Terminal terminal = shell()) {
            terminal.line("sleep 1000")
                    .await("PS> sleep 1000")
                    .key("C-z")
                    .await("\\[1\\]\\+  Stopped +sleep 1000")
                    .clear();
            terminal.line("sleep 2000 &").await("\\[2\\] [0-9]+").clear();
            terminal.line("jobs")
                    .await("\\[1\\]\\+  Stopped +sleep 1000\n\\[2\\]-  Running +sleep 2000 &")
                    .clear();
            terminal.line("bg %1")
                    .await("\\[1\\]\\+ sleep 1000 &")
                    .line("jobs")
                    .await("\\[1\\]-  Running +sleep 1000 &")
                    .clear();
            terminal.line("fg %1")
                    .await("PS> fg %1\nsleep 1000")
                    .key("C-c")
                    .await("\\^C\nPS>")
                    .clear();
            terminal.line("kill %2; while kill -0 %2 2> /dev/null; do sleep 0.1; done")
                    .await("\\[2\\]\\+  Terminated +sleep 2000")
                    .clear();
            terminal.line("cat mnt/file - | cat")
                    .await("PS> cat .*\ninside")
                    .key("C-z")
                    .await("\\[1\\]\\+  Stopped +cat mnt/file - \\| cat")
                    .clear();
            terminal.line("fg")
                    .line("more")
                    .await("more\nmore")
                    .key("C-d")
                    .await("more\nmore\nPS>")
                    .clear();
            terminal.line("cat &")
                    .await("\\[1\\]\\+  Stopped +cat|\\[1\\] [0-9]+")
                    .line("")
                    .await("\\[1\\]\\+  Stopped +cat")
                    .line("kill -9 %1; while kill -0 $! 2> /dev/null; do sleep 0.02; done")
                    .await("\\[1\\]\\+  Killed +cat");
            end(terminal);
        }
    }

    @Test
    void suspendedShell() {
        try (Terminal terminal = shell()) {
            terminal.line("bash --norc")
                    .await("inner> ?|bash-[0-9.]+[$#]")
                    .line("suspend")
                    .await("\\[1\\]\\+  Stopped +bash --norc")
                    .clear();
            terminal.line("fg")
                    .await("bash --norc")
                    .line("echo $((6 * 7))")
                    .await("42")
                    .line("exit")
                    .await("exit\nPS>");
            end(terminal);
        }
    }

    /** The shell outside stops the whole view and continues it. */
    @Test
    void stoppedView() {
        String command = String.join(
                " ", new View(tree, user).tmpfs(tree.path("mnt"), "").command("cat"));
        try (Terminal terminal = new Terminal(tree, user, List.of("bash", "--norc"))) {
            terminal.line("PS1='OUT> '; V='" + command + "'").await("OUT>").clear();
            terminal.line("$V")
                    .line("first")
                    .await("first\nfirst")
                    .key("C-z")
                    .await("\\[1\\]\\+  Stopped .*\nOUT>")
                    .clear();
            terminal.line("jobs").await("\\[1\\]\\+  Stopped .*").clear();
            terminal.line("fg")
                    .line("second")
                    .await("second\nsecond")
                    .key("C-c")
                    .await("\\^C\nOUT>")
                    .clear();
            terminal.line("echo status $?").await("status 130").line("exit");
        }
    }

    @Test
    void vimAndLess() {
        Packages.require("vim", "less");
        try (Terminal terminal = shell()) {
            terminal.line("vim -u NONE -i NONE mnt/new")
                    .await("~")
                    .key("i")
                    .line("typed in vim")
                    .key("Escape")
                    .await("typed in vim");
            terminal.key("C-z")
                    .await("\\[1\\]\\+  Stopped .*")
                    .line("fg")
                    .await("typed in vim")
                    .line(":wq")
                    .await(".*PS>.*")
                    .clear();
            terminal.line("cat mnt/new").await("typed in vim").clear();
            terminal.line("seq 1000 > mnt/long; less mnt/long")
                    .await("29")
                    .key("G")
                    .await("1000")
                    .key("g")
                    .await("29")
                    .line("/555")
                    .await("555")
                    .key("q")
                    .await(".*PS>.*");
            end(terminal);
        }
    }

    @Test
    void tmuxInside() {
        try (Terminal terminal = shell()) {
            terminal.line("unset TMUX; tmux -S mnt/socket -f /dev/null new 'bash --norc'")
                    .await(".*\\[0\\] 0:bash.*");
            terminal.line("PS1='T> '")
                    .await("T>")
                    .line("echo $((6 * 7)); stty size")
                    .await("42\n29 100")
                    .line("tmux detach")
                    .await("PS>.*|\\[detached.*");
            terminal.line("tmux -S mnt/socket ls")
                    .await("0: 1 windows .*")
                    .line("tmux -S mnt/socket kill-server")
                    .clear();
            end(terminal);
        }
    }

    @Test
    void pythonHandlesTheInterrupt() {
        Packages.require("python3");
        try (Terminal terminal = shell()) {
            terminal.line("python3 -q")
                    .await(">>>")
                    .line("import time; time.sleep(1000)")
                    .await(">>> import.*")
                    .key("C-c")
                    .await("KeyboardInterrupt")
                    .clear();
            terminal.line("open('mnt/file').read()")
                    .await("'inside\\\\n'")
                    .line("exit(3)")
                    .await("PS>")
                    .line("echo status $?")
                    .await("status 3");
            end(terminal);
        }
    }

    @Test
    void windowSizeAndModes() {
        try (Terminal terminal = shell()) {
            terminal.line("stty size; tty | cut -c1-9; test -t 0 && echo terminal")
                    .await("30 100\n/dev/pts/\nterminal")
                    .clear();
            terminal.line("read -s -p 'secret: ' s; echo \"<$s>\"")
                    .await("secret:")
                    .line("word")
                    .await("secret: <word>")
                    .clear();
            terminal.line("echo from the tty > /dev/tty; exec 3< /dev/tty; read -u 3 x; echo \"<$x>\"")
                    .await("from the tty")
                    .line("y")
                    .await("<y>");
            end(terminal);
        }
    }

    private Terminal shell() {
        View view = new View(tree, user).tmpfs(tree.path("mnt"), "");
        Terminal terminal = new Terminal(tree, user, view.command("bash", "--norc"));
        return terminal.await(".*[$#]")
                .line("PS1='PS> '")
                .await("PS>")
                .line("echo inside > mnt/file")
                .clear();
    }

    /** The shell's status is the view's. */
    private static void end(Terminal terminal) {
        terminal.clear().line("exit 9").await("ended with status 9");
    }
}
