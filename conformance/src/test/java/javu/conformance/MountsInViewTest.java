package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Several mounts together, and mounts with what is around them. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class MountsInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    MountsInViewTest(User user) {
        this.user = user;
    }

    @BeforeEach
    void files() {
        bash("""
            mkdir -p mnt/below a/sub b/sub; echo mnt > mnt/below/file; echo shadowed > mnt/name
            echo a > a/file; echo a > a/sub/file; echo b > b/file; echo b > b/sub/other; echo real > plain
            chmod 640 plain; echo other > other
            """).expectSuccess();
    }

    @Test
    void overAFile() {
        view().bind(path("other"), path("plain"))
                .bash("cat plain; stat -c '%F %a' plain; echo more >> plain; ls -d plain; cat < plain; cat plain/;"
                        + " rm plain; mv other plain; ls p*")
                .map(text -> text.replaceAll("'(plain|other)'", "$1"))
                .expectStatus(0);
        assertThat(path("other")).hasContent("other\nmore");
        assertThat(path("plain")).hasContent("real");
        view().bindReadOnly(path("other"), path("plain"))
                .bash("cat plain; echo no > plain; touch plain; chmod 600 plain; cat other")
                .map(text -> text.replaceAll("(?m)^.*: ", ""))
                .expectStatus(0);
        assertThat(path("other")).hasContent("other\nmore");
    }

    @Test
    void readOnlyMounts() {
        Outcome outcome = view().bindReadOnly(path("a"), path("mnt")).bash("""
            cd mnt; for c in 'touch file' 'touch new' 'mkdir d' 'rm file' 'mv file x' 'ln file x' 'ln -s x y' 'chmod \
            600 file' 'rmdir sub' 'mkfifo p' \\
                'truncate -s 0 file' 'mv ../plain .' 'setfattr -n user.a -v b file'
            do $c > ../log 2>&1 && echo "$c worked"; grep -c 'Read-only file system\\|Invalid cross-device' ../log; done
            [ -w file ]; echo $?; cat file
            dd if=/dev/null of=file; echo $?; python3 -c 'open("file", "r+")' 2>&1 | tail -1; rm ../log
            """);
        assertThat(outcome.out())
                .doesNotContain("worked", "\n0\n0")
                .contains("a\n1\nOSError: [Errno 30] Read-only file system");
        assertThat(path("a/file")).hasContent("a");
    }

    @Test
    void nested() {
        view().bind(path("a"), path("mnt"))
                .tmpfs(path("mnt/sub"), ",mode=777")
                .bash("""
                    cd mnt/sub; ls; echo new > file; mkdir -p x/y; cd x/y; cat ../../../file ../../file; cd ../../../..
                    cat mnt/file mnt/sub/file
                    find mnt | sort; find mnt -name file | xargs cat; ls -R mnt; cd mnt/sub; cd ..; pwd -P
                    """)
                .map(text -> text.replace(tree.root().toString(), "TREE"))
                .expectOutput("""
                    a
                    new
                    a
                    new
                    mnt
                    mnt/file
                    mnt/sub
                    mnt/sub/file
                    mnt/sub/x
                    mnt/sub/x/y
                    a
                    new
                    mnt:
                    file
                    sub

                    mnt/sub:
                    file
                    x

                    mnt/sub/x:
                    y

                    mnt/sub/x/y:
                    TREE/mnt
                    """);
        assertThat(path("a/sub")).isDirectoryContaining("glob:**/file");
    }

    @Test
    void theNewestWins() {
        view().bind(path("a"), path("mnt"))
                .bind(path("b"), path("mnt"))
                .bash("cat mnt/file; ls mnt/sub mnt; cat mnt/../a/file")
                .expectOutput("b\nmnt:\nfile\nsub\n\nmnt/sub:\nother\na\n");
        view().bind(path("a"), path("mnt/below"))
                .bind(path("b"), path("mnt"))
                .bash("ls mnt; ls mnt/below")
                .map(text -> text.replaceAll("(?m)^ls: .*: ", ""))
                .expectStatus(2);
    }

    @Test
    void aMountSeesWhatWasThereBefore() {
        view().bind(path("a"), path("a/sub"))
                .bash("cat a/file; ls a/sub; cat a/sub/file a/sub/sub/file")
                .expectOutput("a\nfile\nsub\na\na\n");
        view().bindReadOnly(path("a"), path("a"))
                .bash("cat a/file; touch a/x 2> /dev/null; echo $?")
                .expectOutput("a\n1\n");
        view().bind(path("b"), path("a"))
                .bind(path("a"), path("mnt"))
                .bash("cat mnt/file; ls mnt/sub")
                .expectOutput("b\nother\n");
    }

    @Test
    void mountPointsAreBusy() {
        Outcome outcome = view().bind(path("a"), path("mnt/below")).bash("""
            rmdir mnt/below; mv mnt/below mnt/moved; mv mnt/name mnt/below/file; rm -rf mnt/below; ls mnt mnt/below
            python3 -c 'import os; os.rename("b", "mnt/below")'
            """);
        assertThat(outcome.err())
                .contains("rmdir: failed to remove 'mnt/below': Device or resource busy", "cannot move", "busy");
        assertThat(path("mnt/below/file")).hasContent("mnt");
        assertThat(path("mnt/moved")).doesNotExist();
    }

    @Test
    void listingOfAnExistingMountPoint() {
        view().tmpfs(path("mnt/below"), "")
                .bash("ls mnt; ls -F mnt | head -1; cd mnt; echo *; find . -type d | sort; ls -A | wc -l")
                .expectOutput("below\nname\nbelow/\nbelow name\n.\n./below\n2\n");
    }

    @Test
    void hiddenAndShownMountPoints() {
        View hidden = view().tmpfs(path("mnt/made"), "").tmpfs(path("mnt/sh"), ",show");
        hidden.bash("""
            ls mnt; echo mnt/*; ls -d mnt/made mnt/sh; touch mnt/made/a mnt/sh/b; ls mnt/made; cd mnt/made; pwd -P
            cat ../name
            find .. -name sh -type d
            python3 -c 'import os; print(sorted((e.name, e.is_dir()) for e in os.scandir("..")))'
            """)
                .map(text -> text.replace(tree.root().toString(), "TREE"))
                .expectOutput("""
                    below
                    name
                    sh
                    mnt/below mnt/name mnt/sh
                    mnt/made
                    mnt/sh
                    a
                    TREE/mnt/made
                    shadowed
                    ../sh
                    [('below', True), ('name', False), ('sh', True)]
                    """);
        assertThat(path("mnt/made")).doesNotExist();
        assertThat(path("mnt/sh")).doesNotExist();
    }

    @Test
    void acrossMountsIsAnotherDevice() {
        Packages.require("python3");
        view().bind(path("a"), path("mnt"))
                .tmpfs(path("mnt/sub"), ",mode=777")
                .bash("""
                    touch mnt/sub/new; mkdir mnt/sub/d
                    python3 - <<'END'
                    import errno, os
                    for call in (os.rename, os.link):
                        for old, new in [('mnt/file', 'moved'), ('other', 'mnt/moved'), ('mnt/sub/new', 'mnt/moved'),
                            ('mnt/file', 'mnt/sub/moved'),
                                         ('mnt/sub/new', 'other'), ('mnt/absent', 'moved'), ('absent',
                                             'mnt/moved'), ('mnt/sub/new', 'mnt/sub/moved')]:
                            try: call(old, new); print('done')
                            except OSError as e: print(call.__name__, old, new, errno.errorcode[e.errno])
                    END
                    mv mnt/file moved && cat moved && mv moved mnt/file && ls mnt; mv mnt/sub/d . && ls -d d && rmdir d
                    cp -l plain mnt 2>&1 | grep -c cross-device
                    """)
                .expectOutput("""
                    rename mnt/file moved EXDEV
                    rename other mnt/moved EXDEV
                    rename mnt/sub/new mnt/moved EXDEV
                    rename mnt/file mnt/sub/moved EXDEV
                    rename mnt/sub/new other EXDEV
                    rename mnt/absent moved EXDEV
                    rename absent mnt/moved EXDEV
                    done
                    link mnt/file moved EXDEV
                    link other mnt/moved EXDEV
                    link mnt/sub/new mnt/moved ENOENT
                    link mnt/file mnt/sub/moved EEXIST
                    link mnt/sub/new other ENOENT
                    link mnt/absent moved ENOENT
                    link absent mnt/moved ENOENT
                    link mnt/sub/new mnt/sub/moved ENOENT
                    a
                    file
                    sub
                    d
                    1
                    """);
        assertThat(path("mnt/name")).hasContent("shadowed");
    }

    private View view() {
        return new View(tree, user);
    }

    private Path path(String name) {
        return tree.path(name);
    }

    private Outcome bash(String script) {
        return new ProgramRunner(tree).user(user).bash(script);
    }
}
