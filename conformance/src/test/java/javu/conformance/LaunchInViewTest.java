package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javu.testkit.CPrograms;
import javu.testkit.Outcome;
import javu.testkit.Packages;
import javu.testkit.ProgramRunner;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a guest inherits, and how its end is told. The scripts start a guest with {@code $IN_VIEW}, which is empty
 * natively.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class LaunchInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    LaunchInViewTest(User user) {
        this.user = user;
    }

    @BeforeEach
    void files() {
        runner().bash("mkdir mnt source; echo inside > source/file; echo hello > file; printf '#!/bin/sh\\n"
                        + "echo \"$0\"\\n"
                        + "' > source/tool; chmod +x source/tool")
                .expectSuccess();
    }

    @Test
    void fileDescriptors() {
        compare("""
            exec 3< file 7> out 9<> file
            $IN_VIEW bash -c 'read -r line <&3; echo "$line"; echo text >&7; ls /proc/self/fd'; cat out
            $IN_VIEW ls /proc/self/fd; echo piped | $IN_VIEW cat; $IN_VIEW cat <<< here; $IN_VIEW cat < file > copy
            cat copy
            exec 250< file; $IN_VIEW ls /proc/self/fd
            $IN_VIEW bash -c 'cat <&250; readlink /proc/self/fd/250' | sed "s,$PWD,PWD,"
            $IN_VIEW bash -c 'echo to stderr >&2'; $IN_VIEW sh -c 'echo closed >&2' 2>&-; seq 100000 | $IN_VIEW tail -1
            """, "9\ntext\n", "250", "PWD/file");
    }

    @Test
    void closedStandardStreams() {
        compare(
                "$IN_VIEW ls /proc/self/fd <&-; $IN_VIEW bash -c 'ls /proc/self/fd >&2' >&-; $IN_VIEW true <&- >&-"
                        + " 2>&-; echo $?",
                "0\n1\n");
    }

    @Test
    void environment() {
        compare("""
            f() { echo function; }; export -f f
            env -i 'A=1' 'B= two  words ' $'C=line\\nnext' $'D=\\xff\\xfe' E= f.g=dotted '1=digit' PATH=/bin $IN_VIEW \
            env -0 | sort -z | od -c
            $IN_VIEW bash -c f; env -i $IN_VIEW /usr/bin/env
            env -i _JAVA_OPTIONS= JAVA_TOOL_OPTIONS= CLASSPATH=x $IN_VIEW /usr/bin/env | sort
            env PWD=/wrong OLDPWD=/x SHLVL=7 $IN_VIEW env | grep -E '^(PWD|OLDPWD|SHLVL)=' | sort
            $IN_VIEW env | cut -d= -f1 | sort
            """, "f   .   g   =   d   o   t");
    }

    @Test
    void orderOfTheEnvironment() {
        compare("env -i Z=1 A=2 M=3 PATH=/bin B=4 $IN_VIEW env -0 | tr '\\0' ' '", "Z=1 A=2 M=3 PATH=/bin B=4");
    }

    @Test
    void workingDirectory() {
        compare("""
            mkdir -p a/b; ln -s a/b link; cd link
            { $IN_VIEW bash -c 'pwd; pwd -P; cd ..; pwd'; $IN_VIEW readlink /proc/self/cwd
            $IN_VIEW ls -d ../../file; cd /; $IN_VIEW pwd; } | sed "s,$TESTKIT_TREE,TREE,"
            """, "TREE/n/link\n", "TREE/n/a/b\n");
    }

    @Test
    void deletedWorkingDirectory() {
        Packages.require("python3");
        compare("""
            mkdir gone; cd gone; rmdir ../gone; $IN_VIEW ls -a; echo $?; $IN_VIEW touch file; echo $?
            $IN_VIEW python3 -c 'import os; os.getcwd()' 2>&1 | tail -1
            $IN_VIEW readlink /proc/self/cwd | sed "s,$TESTKIT_TREE,TREE,"
            """, "FileNotFoundError", "(deleted)");
    }

    @Test
    void limits() {
        compare("""
            ulimit -Sn 200; ulimit -Ss 4096; ulimit -c 0; ulimit -Sf 100000; $IN_VIEW bash -c 'ulimit -a; ulimit -aH'
            $IN_VIEW prlimit --noheadings -o RESOURCE,SOFT,HARD | tr -s ' '
            $IN_VIEW bash -c 'ulimit -n 150; ulimit -n; ulimit -Hn; ulimit -n 151'
            """, "open files                          (-n) 200", "NOFILE 200");
    }

    @Test
    void signalDispositionsAndMask() {
        Packages.require("python3");
        compare("""
            signals='grep -E ^Sig(Blk|Ign|Cgt) /proc/self/status'; $IN_VIEW $signals
            (trap '' PIPE HUP USR1 INT; $IN_VIEW $signals; nohup $IN_VIEW $signals)
            python3 -c 'import os, signal, sys
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2, signal.SIGTERM])
            os.execvp(sys.argv[1], sys.argv[1:])' $IN_VIEW $signals
            $IN_VIEW bash -c 'yes | head -1; echo "${PIPESTATUS[@]}"'
            (trap '' PIPE; $IN_VIEW bash -c 'yes 2>&1 | head -1; echo "${PIPESTATUS[@]}"')
            """, "141 0", "1 0");
    }

    @Test
    void otherAttributes() {
        compare("""
            umask 027; $IN_VIEW sh -c 'umask; touch made; stat -c %a made'; nice -n 5 $IN_VIEW nice
            taskset -c 0 $IN_VIEW nproc; $IN_VIEW id
            $IN_VIEW grep -E '^(Uid|Gid|Groups|Cap...|Umask|Cpus_allowed_list):' /proc/self/status
            $IN_VIEW cat /proc/self/oom_score_adj
            """, "0027");
    }

    @Test
    void sessionAndProcessGroup() {
        Packages.require("procps");
        compare("""
            ids() { ps -o sid=,pgid= $BASHPID; }; mine=$(ps -o sid=,pgid= $$)
            theirs=$($IN_VIEW bash -c 'ps -o sid=,pgid= $$')
            [ "$mine" = "$theirs" ] && echo same
            set -m; $IN_VIEW bash -c 'ps -o pgid= $$ > group' & wait; [ $(cat group) -eq $! ] && echo job
            setsid -w bash -c '$IN_VIEW bash -c "ps -o sid= \\$\\$"' > session
            [ $(cat session) -ne $(ps -o sid= $$) ] && echo session
            """, "same\njob\nsession");
    }

    @Test
    void programIsFoundAsByExecvp() {
        compare("""
            mkdir -p bin; printf '#!/bin/sh\\necho "${0#./} $*"\\n' > bin/tool; chmod +x bin/tool; printf x > bin/plain
            PATH=/nowhere:bin:$PATH; $IN_VIEW tool a 'b c' '' -x --stats -- d; $IN_VIEW bin/tool; cd bin
            $IN_VIEW ./tool; PATH=:$PATH; $IN_VIEW tool
            """, "bin/tool a b c  -x --stats -- d");
    }

    @Test
    void programInAMountIsFoundInPath() {
        Outcome outcome = view().runner()
                .environment("PATH", tree.path("mnt") + ":/usr/bin:/bin")
                .run(view().command("tool"));
        outcome.expectOutput(tree.path("mnt/tool") + "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 125, 126, 127, 255})
    void exitStatus(int status) {
        view().bash("exit " + status).expectStatus(status);
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void endBySignal(Ending signal) {
        Outcome outcome =
                view().bash("ulimit -c 0; kill -" + signal + " $$; sleep 9").expectStatus(128 + signal.number);
        assertThat(outcome.out()).isEmpty();
        view().bash("{ bash -c 'kill -%s $$'; } 2> /dev/null; echo $?".formatted(signal))
                .expectOutput(128 + signal.number + "\n");
    }

    @Test
    void programsThatCannotRun() {
        Path plain = tree.file("plain", "#!/bin/sh\n");
        view().run("no-such-command").expectStatus(127).expectOneLine("no-such-command: no such file or directory");
        view().run("/no/such/command").expectStatus(127).expectOneLine("/no/such/command: no such file or directory");
        view().run(plain.toString()).expectStatus(126).expectOneLine(plain + ": permission denied");
        view().run(tree.root().toString()).expectStatus(126).expectOneLine(": permission denied");
        view().run(tree.path("mnt/file").toString()).expectStatus(126).expectOneLine("mnt/file: permission denied");
        view().run(tree.path("mnt/absent").toString()).expectStatus(127).expectOneLine("mnt/absent: no such file");
    }

    @Test
    void withoutACommandTheShellRuns() {
        View view = view();
        ProgramRunner runner = view.runner().environment("SHELL", tree.path("mnt/tool"));
        runner.run(view.command()).expectOutput(tree.path("mnt/tool") + "\n");
        view.runner().input("echo typed; exit 3\n").run(view.command()).expectStatus(3);
    }

    @Test
    void theWordRunIsOptional() {
        var command = view().command("cat", tree.path("mnt/file").toString());
        command.remove("run");
        runner().run(command).expectOutput("inside\n");
        command.remove("--");
        runner().run(command).expectOutput("inside\n");
    }

    @Test
    void killOnExit() {
        view().option("--kill-on-exit")
                .bash("(setsid sleep 50 &) ; sleep 50 & exit 4")
                .expectStatus(4);
    }

    @Test
    void rawForkWithoutLibc() {
        Path program = CPrograms.program("rawfork");
        compare("$IN_VIEW " + program, "child 3\nparent 7");
    }

    enum Ending {
        HUP(1),
        INT(2),
        ABRT(6),
        KILL(9),
        USR1(10),
        SEGV(11),
        PIPE(13),
        TERM(15);

        private final int number;

        Ending(int number) {
            this.number = number;
        }
    }

    private void compare(String script, String... words) {
        Outcome natively = runner().environment("IN_VIEW", "").bash("mkdir n; cp file n; cd n\n" + script);
        String prefix = String.join(" ", view().command());
        Outcome inView = runner().environment("IN_VIEW", prefix).bash("mkdir v; cp file v; cd v\n" + script);
        assertThat(inView.map(LaunchInViewTest::normal))
                .hasToString(natively.map(LaunchInViewTest::normal).toString());
        assertThat(natively.out()).contains(words);
    }

    private static String normal(String text) {
        return text.replaceAll("(?<=/)[nv](?=/|\\b)", "DIR");
    }

    private View view() {
        return new View(tree, user).bind(tree.path("source"), tree.path("mnt"));
    }

    private ProgramRunner runner() {
        return new ProgramRunner(tree).user(user);
    }
}
