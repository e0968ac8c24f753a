package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javu.testkit.NativeAndView;
import javu.testkit.Outcome;
import javu.testkit.Packages;
import javu.testkit.Place;
import javu.testkit.Place.Kind;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** mount(8), umount(8) and those that print mounts. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class MountCommandInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    MountCommandInViewTest(User user) {
        this.user = user;
    }

    @BeforeEach
    void directories() {
        Packages.require("mount");
        tree.directory("mnt");
        tree.directory("other");
    }

    @Test
    void theMountsOfTheViewArePrinted() {
        Outcome outcome = new View(tree, user)
                .tmpfs(path("mnt"), ",size=2m")
                .bindReadOnly(Path.of("/usr"), path("other"))
                .bash("""
                    findmnt -rno TARGET,FSTYPE mnt; findmnt -rno TARGET other; findmnt -no OPTIONS mnt | grep -o '^rw'
                    findmnt -no OPTIONS other | grep -o '^ro'
                    mount | grep -c "on $PWD/mnt type tmpfs (rw.*)"; mount | grep -c " on $PWD/other type "
                    mount | grep -c ' on / type '
                    df --output=target,size mnt | tail -1 | tr -s ' '; df --output=target | grep -c "^$PWD/mnt$"
                    mountpoint -q mnt && mountpoint -q other && echo points
                    for f in mounts self/mounts $$/mounts thread-self/mounts; do grep -c " $PWD/mnt tmpfs rw" /proc/$f
                    done; grep " / $PWD/mnt rw" /proc/self/mountinfo | sed 's/.* - \\([a-z]*\\) .*/\\1/'
                    grep -c . < /proc/self/mountinfo > /dev/null && cut -d' ' -f1 /proc/self/mountinfo | sort | uniq -d
                    wc -l < /etc/mtab > /dev/null && head -c 1 /proc/mounts | wc -c
                    """);
        outcome.map(text -> text.replace(tree.root().toString(), "TREE")).expectOutput("""
            TREE/mnt tmpfs
            TREE/other
            rw
            ro
            1
            1
            1
            TREE/mnt 2048
            1
            points
            1
            1
            1
            1
            tmpfs
            1
            """);
    }

    @Test
    void namesOfTypes() {
        new NativeAndView(tree, new Place(Kind.ZIP, user), "echo x > file")
                .view()
                .bash("findmnt -rno FSTYPE,OPTIONS $TESTKIT_TREE/dir-inview | cut -c1-6; cat /proc/filesystems >"
                        + " /dev/null")
                .expectOutput("zip ro\n");
    }

    @Test
    void mountAndUmount() {
        bash("""
            mount -t tmpfs none mnt; echo $?; touch mnt/file; ls mnt; findmnt -rno FSTYPE mnt
            (cd mnt; pwd -P) | grep -o mnt; mount -t tmpfs -o size=1m,mode=750 again mnt; ls mnt; stat -c %a mnt
            df --output=source,size mnt | tail -1 | tr -s ' '
            umount mnt; echo $?; ls mnt; umount "$PWD/mnt"; echo $?; ls mnt; findmnt mnt; mount -t tmpfs none mnt
            cd mnt; mkdir sub; mount -t tmpfs none sub; umount sub; cd ..; umount mnt; echo $?
            """).expectOutput("0\nfile\ntmpfs\nmnt\n750\nagain 1024\n0\nfile\n0\n0\n");
        assertThat(path("mnt")).isEmptyDirectory();
    }

    @Test
    void mountsOfOtherTypes() {
        Packages.require("zip");
        tree.file("file", "zipped");
        bash("""
            mkdir source; echo bound > source/f; mount --bind source mnt; cat mnt/f; echo changed > mnt/f; cat source/f
            umount mnt
            mount -o bind,ro source mnt; touch mnt/new 2> /dev/null; echo $?; umount mnt
            """).expectOutput("bound\nchanged\n1\n");
    }

    @Test
    void zipIsMountedByName() {
        Packages.require("zip");
        tree.file("file", "zipped\n");
        bash("zip -q a.zip file && mount -t zip a.zip mnt && cat mnt/file && umount mnt && ls -A mnt")
                .expectOutput("zipped\n");
    }

    @Test
    void busyMountsStay() {
        Outcome outcome = bash("""
            mount -t tmpfs none mnt; cd mnt; umount "$OLDPWD/mnt"; echo $?; cd ..; exec 3> mnt/open; umount mnt
            echo $?; exec 3>&-; mkdir mnt/sub; mount -t tmpfs none mnt/sub; umount mnt; echo $?; umount mnt/sub
            cp /bin/sleep mnt
            mnt/sleep 20 & until [ "$(readlink /proc/$!/exe)" = "$PWD/mnt/sleep" ]; do sleep 0.02; done; umount mnt
            echo $?; kill $!; wait $! 2> /dev/null; umount mnt; echo $?
            mount -t tmpfs none mnt; cd mnt; umount -l "$OLDPWD/mnt"; echo $?; cd ..; ls -A mnt
            """);
        assertThat(outcome.out()).isEqualTo("32\n32\n32\n32\n0\n0\n");
        assertThat(outcome.err().split("target is busy", -1)).hasSize(5);
    }

    @Test
    void whatCannotBeMounted() {
        Outcome outcome = bash("""
            mount -t unheard-of none mnt; echo $?; umount other; echo $?; mount -t tmpfs none absent; echo $?
            touch file; mount -t tmpfs none file; echo $?; umount absent; echo $?
            mount -t tmpfs -o no-such-option=1 none mnt; echo $?; mount -t zip absent.zip mnt; echo $?
            findmnt -rno TARGET mnt; ls -A mnt
            """);
        assertThat(outcome.out()).matches("32\n(32|1)\n32\n32\n(32|1)\n32\n32\n");
        assertThat(outcome.err())
                .contains(
                        "unknown filesystem type 'unheard-of'",
                        "not mounted",
                        "mount point does not exist",
                        "not a directory");
    }

    @Test
    void systemCalls() {
        Packages.require("python3");
        new View(tree, user)
                .runner()
                .environment("DIR", tree.root())
                .run(new View(tree, user).tmpfs(path("other"), "").command("bash", "-c", Python.script("""
                    for n in (428, 429, 430, 431, 432, 433, 442): print(n, call('syscall', n, -1, 0, 0, 0, 0))
                    p = ctypes.c_char_p; m = lambda *a: show(a, lambda: call('mount', *a, None))
                    u = lambda *a: show(a, lambda: call('umount2', *a))
                    m('none', 'mnt', 'tmpfs', 1); show('ro', lambda: os.mkdir('mnt/x')); u('mnt', 8); u('mnt', 0)
                    u('mnt', 0); m('none', 'mnt', 'nonesuch', 0); m('none', 'absent', 'tmpfs', 0); u('', 0)
                    u('mnt', 256)
                    os.symlink('mnt', 'link'); m('none', 'link/', 'tmpfs', 0); u('link', 8); u('link', 0)
                    os.unlink('link')
                    """)))
                .expectOutput("""
                    428 ENOSYS
                    429 ENOSYS
                    430 ENOSYS
                    431 ENOSYS
                    432 ENOSYS
                    433 ENOSYS
                    442 ENOSYS
                    ('none', 'mnt', 'tmpfs', 1) 0
                    ro EROFS
                    ('mnt', 8) 0
                    ('mnt', 0) EINVAL
                    ('mnt', 0) EINVAL
                    ('none', 'mnt', 'nonesuch', 0) ENODEV
                    ('none', 'absent', 'tmpfs', 0) ENOENT
                    ('', 0) ENOENT
                    ('mnt', 256) EINVAL
                    ('none', 'link/', 'tmpfs', 0) 0
                    ('link', 8) EINVAL
                    ('link', 0) 0
                    """);
    }

    private Path path(String name) {
        return tree.path(name);
    }

    /** In a view that has a mount already, so that it is a view in every implementation. */
    private Outcome bash(String script) {
        tree.directory("first");
        return new View(tree, user).tmpfs(path("first"), "").bash(script);
    }
}
