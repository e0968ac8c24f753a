package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import javu.testkit.NativeAndView;
import javu.testkit.Outcome;
import javu.testkit.Packages;
import javu.testkit.Place;
import javu.testkit.Place.Kind;
import javu.testkit.TemporaryTree;
import javu.testkit.User;
import javu.testkit.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What tmpfs has beyond any file system: its limit, holes, files without a name, devices. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.User#all")
class TmpfsInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final User user;

    TmpfsInViewTest(User user) {
        this.user = user;
    }

    @Test
    void sizeLimit() {
        inMount(",size=1m", """
            df --output=size,used,avail . | tail -1 | tr -s ' '; stat -fc '%T' .
            head -c 2000000 /dev/zero > big; echo $?
            [ $(stat -c %s big) -gt 900000 ] && [ $(stat -c %s big) -le 1048576 ] && echo full
            echo more > small; echo $?; cat small; fallocate -l 500000 other; echo $?; rm -f other
            truncate -s 1G sparse && stat -c '%s %b' sparse
            dd if=/dev/zero of=sparse bs=4k count=300 conv=notrunc status=none; echo $?
            rm big; echo again > small; cat small; rm sparse; df --output=used . | tail -1 | tr -d ' '; exec 3> held
            head -c 900000 /dev/zero >&3; rm held
            head -c 900000 /dev/zero > next; echo $?; exec 3>&-; head -c 900000 /dev/zero > next; echo $?
            """)
                .map(text -> text.replaceAll("(?m)^.*No space left on device$", "ENOSPC"))
                .map(text -> text.replaceAll("(?m)^[48]$", "little"))
                .map(text -> text.equals("ENOSPC\n".repeat(5)) ? "" : text)
                .expectOutput("""
                     1024 0 1024
                    tmpfs
                    1
                    full
                    1
                    1
                    1073741824 0
                    1
                    again
                    little
                    1
                    0
                    """);
    }

    @Test
    void sizesInAllUnits() {
        for (String[] sizes : new String[][] {{"8192", "8"}, {"64k", "64"}, {"2M", "2048"}, {"1g", "1048576"}}) {
            inMount(",size=" + sizes[0], "df --output=size . | tail -1 | tr -d ' '")
                    .expectOutput(sizes[1] + "\n");
        }
    }

    @Test
    void modeOfTheRoot() {
        inMount("", "stat -c '%a %F' .; [ $(stat -c %u .) -eq $(id -u) ] && echo mine")
                .expectOutput("1777 directory\nmine\n");
        inMount(",mode=700", "stat -c %a .; ls -A; stat -c %h .").expectOutput("700\n2\n");
    }

    @Test
    void holes() {
        compare("""
            f = os.open('f', os.O_RDWR | os.O_CREAT); P = 4096; os.pwrite(f, b'x' * P, 4 * P)
            seek = lambda: [(w, o // P, os.lseek(f, o, w) // P) for w in (os.SEEK_DATA, os.SEEK_HOLE) for o in (0, P,
                4 * P, 4 * P + 5)]
            show('holes', seek); show('end', lambda: os.lseek(f, 5 * P, os.SEEK_DATA))
            show('beyond', lambda: os.lseek(f, 9 * P, os.SEEK_HOLE))
            def fallocate(mode, start, size):
                show(mode, lambda: (call('fallocate', f, mode, ctypes.c_long(start), ctypes.c_long(size)),
                    kind(os.fstat(f)), os.fstat(f).st_blocks))
            fallocate(0, 0, P); fallocate(1, 8 * P, P); fallocate(0, 8 * P, P); fallocate(3, 4 * P, 100)
            show('zero', lambda: (os.pread(f, 3, 4 * P), os.pread(f, 3, 4 * P + 100)))
            fallocate(3, 4 * P, P)
            show('punched', lambda: (os.pread(f, 3, 4 * P + 200), os.lseek(f, 4 * P, os.SEEK_HOLE) // P))
            fallocate(2, 0, P); fallocate(0, -1, P); fallocate(0, 0, 0); fallocate(64, 0, P)
            os.ftruncate(f, 2 * P); show('cut', lambda: os.fstat(f).st_blocks); os.ftruncate(f, 100 * P)
            show('grown', lambda: (os.fstat(f).st_blocks, os.pread(f, 3, 50 * P)))
            """, "(3, 0, 4)", "zero (b'\\x00\\x00\\x00', b'xxx')");
    }

    @Test
    void filesWithoutAName() {
        compare("""
            f = os.open('.', os.O_TMPFILE | os.O_RDWR, 0o640); os.write(f, b'content')
            show('unnamed', lambda: (kind(os.fstat(f)), os.listdir('.'), os.pread(f, 9, 0)))
            show('link', lambda: (os.link('/proc/self/fd/%d' % f, 'named', follow_symlinks=True), open('named').read(),
                kind(os.fstat(f))))
            x = os.open('.', os.O_TMPFILE | os.O_RDWR | os.O_EXCL, 0o640)
            show('O_EXCL', lambda: os.link('/proc/self/fd/%d' % x, 'other', follow_symlinks=True))
            show('read-only', lambda: os.open('.', os.O_TMPFILE | os.O_RDONLY))
            show('file', lambda: os.open('named', os.O_TMPFILE | os.O_RDWR))
            g = os.open('named', os.O_RDWR); os.unlink('named')
            show('unlinked', lambda: (kind(os.fstat(g)), os.write(g, b'C'), os.pread(f, 9, 0),
                os.fstat(f).st_ino == os.fstat(g).st_ino))
            show('again', lambda: os.link('/proc/self/fd/%d' % g, 'back', follow_symlinks=True))
            os.mkdir('d'); d = os.open('d', os.O_RDONLY); os.rmdir('d')
            show('removed directory', lambda: (os.listdir(d), os.fstat(d).st_nlink))
            show('create in it', lambda: os.open('x', os.O_CREAT, dir_fd=d))
            show('its parent', lambda: os.listdir(os.open('..', os.O_RDONLY, dir_fd=d)) != None)
            """, "unnamed ('-rw-r----- 7 0', [], b'content')");
    }

    @Test
    void stickyDirectoriesAndRights() {
        Packages.require("util-linux");
        Outcome outcome = inMount("", """
            mkdir open sticky shut; chmod 777 open; chmod 1777 sticky; chmod 700 shut; echo s > shut/f
            for d in open sticky; do echo mine > $d/f; chmod 600 $d/f; done
            [ $(id -u) -eq 0 ] || { echo ordinary; exit; }
            as() { setpriv --reuid=1234 --regid=1234 --clear-groups -- "$@" 2>&1; }
            as cat sticky/f; as rm -f sticky/f; as mv sticky/f sticky/g; as cat shut/f; as ls shut; as touch shut/x
            as touch sticky/theirs; as rm -f open/f && echo removed
            as chmod 777 sticky/f; as chown 1234 sticky/f; as touch -d 2020-01-01 sticky/f
            stat -c '%u %g' sticky/theirs; as sh -c '[ -r sticky/f ]; echo $?'; as rm sticky/theirs; chmod 711 shut
            as cat shut/f; as ls shut
            """);
        assertThat(outcome.status()).as(outcome.toString()).isLessThanOrEqualTo(2);
        if (user.isPrivileged()) {
            assertThat(outcome.out())
                    .contains(
                            "cat: sticky/f: Permission denied",
                            "cannot remove 'sticky/f': Operation not permitted",
                            "cannot move 'sticky/f'")
                    .contains(
                            "cat: shut/f: Permission denied",
                            "touch: cannot touch 'shut/x': Permission denied",
                            "removed\n")
                    .contains("1234 1234\n1\ns\nls: cannot open directory 'shut': Permission denied");
        }
    }

    @Test
    void deviceNodes() {
        Outcome outcome = inMount("", """
            mknod pipe p; mkfifo -m 600 fifo; stat -c '%n %F %a' pipe fifo; mknod null c 1 3; echo $?
            [ -c null ] && stat -c '%F %t,%T' null && echo x > null && cat null; rm -f null
            python3 -c 'import os, stat; os.mknod("plain", 0o640 | stat.S_IFREG); os.mknod("socket", 0o600 | \
            stat.S_IFSOCK)'; stat -c '%F %a' plain socket
            """);
        String device = user.isPrivileged() ? "0\ncharacter special file 1,3\n" : "1\n";
        assertThat(outcome.out())
                .isEqualTo("pipe fifo 644\nfifo fifo 600\n" + device + "regular empty file 640\nsocket 600\n");
    }

    @Test
    void manyFiles() {
        compare("""
            for i in range(3000): open('file%d' % i, 'w').write(str(i))
            print(len(os.listdir('.')), sum(int(open(n).read()) for n in os.listdir('.')))
            for i in range(0, 3000, 2): os.unlink('file%d' % i)
            print(len(os.listdir('.')), len(list(os.scandir('.')))); os.makedirs('/'.join(['d'] * 100))
            print(sum(1 for _ in os.walk('.')))
            """, "3000 4498500\n1500 1500\n101");
    }

    private void compare(String python, String... words) {
        Packages.require("python3");
        Outcomes.contains(new NativeAndView(tree, new Place(Kind.TMPFS, user)).compare(Python.script(python)), words);
    }

    private Outcome inMount(String options, String script) {
        return new View(tree, user).tmpfs(tree.path("tmp"), options).bash("cd tmp; umask 022\n" + script);
    }
}
