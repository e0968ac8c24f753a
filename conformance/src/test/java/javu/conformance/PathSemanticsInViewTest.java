package javu.conformance;

import java.nio.file.Path;
import javu.testkit.CPrograms;
import javu.testkit.NativeAndView;
import javu.testkit.Packages;
import javu.testkit.Place;
import javu.testkit.TemporaryTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How paths are followed, where the real directory tells what is right. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.Place#all")
class PathSemanticsInViewTest {
    private static final String SEED = """
        mkdir -p sub/deeper empty; echo top > top; echo low > sub/deeper/low; chmod 755 sub
        """;

    private static final String WRITABLE_SEED = SEED + """
        ln -s ../top sub/up; ln -s sub/deeper down; ln -s "$TESTKIT_TREE/outside" out; ln -s ../outside/file out-file
        ln -s loop loop; ln -s /proc/self/cwd/top magic; ln -s nowhere dangling; ln -s top/ slash
        """;

    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final Place place;

    PathSemanticsInViewTest(Place place) {
        this.place = place;
    }

    @Test
    void dotDot() {
        Outcomes.contains(twin().bothSucceed("""
            mkdir ../outside; echo out > ../outside/file; name=$(basename "$DIR")
            cat sub/../top ./sub/./deeper/../../top sub//deeper///low ../outside/file ../$name/top \
            ../outside/../$name/sub/deeper/low
            cat "$DIR/../$name/top" "$DIR/sub/../../outside/file" /proc/../$DIR/top
            ls -d .. ../.. sub/.. "$DIR/.." "$DIR/sub/../.."
            cd sub/deeper; pwd -P; cat ../../top; cd ../..; cd ..; cat $name/top; cd $name/sub/../..; cat $name/top
            ls -d $name
            cd "$DIR"; cat top/../top; cat absent/../top; cat sub/deeper/low/..; ls ../outside; stat -c %F .. . sub/..
            [ .. -ef ../outside/.. ] && echo same; [ sub/.. -ef . ] && echo same; [ ../$name -ef "$DIR" ] && echo same
            rm -r ../outside
            """), "low\nout\n", "DIR/sub/deeper\n", "same\nsame\nsame\n");
    }

    @Test
    void linksFromOutside() {
        Outcomes.contains(twin().bothSucceed("""
            mkdir ../links; cd ../links; ln -s "$DIR" absolute; ln -s ../$(basename "$DIR")/sub relative
            ln -s "$DIR/top" file; ln -s "$DIR/absent" absent
            ln -s relative/deeper chain; cat absolute/top relative/deeper/low file chain/low absent relative/../top
            ls absolute/ relative/ chain/.
            ls -d absolute relative; readlink -f absolute chain file absent relative/..; cd -P relative; pwd; cat ../top
            cd "$DIR"/../links; cd chain; pwd -P; ls ../..; cd "$DIR/../links"; stat -L -c %F *; cat file/; cat file/.
            rm -r ../links
            """), "DIR/sub/deeper\n", "top\nlow\ntop\nlow\n");
    }

    @Test
    void trailingSlashes() {
        Outcomes.contains(twin().bothSucceed("""
            ls -d sub/ sub// sub/. "$DIR/" "$DIR/." top/ top/. absent/ sub/deeper/low/; cat top/; cat sub; cat sub/
            stat -c %F sub/ top/ "$DIR/"
            test -e top/; echo $?; test -e sub/; echo $?; cd top; cd top/; cd sub/ && pwd -P; readlink ../top/; cat ''
            ls ''; true
            """), "DIR/sub", "directory");
    }

    @Test
    void directoryDescriptors() {
        Packages.require("python3");
        Outcomes.contains(twin().bothSucceed(Python.script("""
            root, d, parent = (os.open(p, os.O_RDONLY) for p in (HERE, 'sub', '..'))
            path = os.open('sub', os.O_PATH); name = os.path.basename(HERE)
            read = lambda p, at: os.read(os.open(p, os.O_RDONLY, dir_fd=at), 9)
            for p, at in [('top', root), ('deeper/low', d), ('../top', d), (name + '/top', parent), ('deeper/low',
                path),
                          (HERE + '/top', d), (HERE + '/top', 999), ('top', 999), ('', d), ('../../' + name + '/top',
                              d), ('.', d), ('absent', d)]:
                show(p, lambda: read(p, at))
                show(p, lambda: kind(os.stat(p, dir_fd=at)))
                show(p, lambda: os.access(p, os.R_OK, dir_fd=at) if at != 999 else None)
            file = os.open('top', os.O_RDONLY)
            show('below a file', lambda: read('x', file)); show('file by name', lambda: read('', file))
            for f in (root, d, parent, path, file):
                show('listdir', lambda: sorted(os.listdir(f))[:9] if f != parent else None)
            for f in (root, d, path, file):
                show('fchdir', lambda: (os.fchdir(f), os.getcwd())); show('fstat', lambda: kind(os.fstat(f)))
            os.chdir('/'); show('still', lambda: read('deeper/low', d))
            show('read of a directory', lambda: os.read(d, 10))
            show('read of O_PATH', lambda: os.read(path, 10)); show('link', lambda: os.readlink('/proc/self/fd/%d' % d))
            """)), "deeper/low b'low\\n'", "ENOTDIR", "EBADF", "EISDIR");
    }

    @Test
    void openFlags() {
        Packages.require("python3");
        Outcomes.contains(twin().compare(Python.script("""
            names = [n for n in dir(os) if n in ('O_RDONLY', 'O_WRONLY', 'O_RDWR', 'O_PATH', 'O_DIRECTORY',
                'O_NOFOLLOW', 'O_TRUNC')]
            for p in ['top', 'sub', 'absent', 'top/', 'sub/', 'down', 'sub/up', 'dangling', 'loop', 'slash', 'down/',
                '/proc/self/fd/0/']:
                if p in ('down', 'sub/up', 'dangling', 'loop', 'slash', 'down/') and not os.path.lexists('loop'):
                    continue
                for f in ['O_RDONLY', 'O_DIRECTORY', 'O_NOFOLLOW', 'O_PATH', 'O_PATH|O_NOFOLLOW',
                    'O_DIRECTORY|O_NOFOLLOW', 'O_CREAT|O_EXCL', 'O_CREAT|O_DIRECTORY']:
                    if 'CREAT' in f and p == 'absent' and not os.path.lexists('loop'): continue
                    flags = 0
                    for n in f.split('|'): flags |= getattr(os, n)
                    show(p + ' ' + f, lambda: kind(os.fstat(os.open(p, flags, 0o600))))
            """)), "top O_NOFOLLOW", "EEXIST", "ENOTDIR");
    }

    @Test
    void magicLinks() {
        Packages.require("python3");
        Outcomes.contains(twin().bothSucceed("""
            exec 3< top 4< sub 5< sub/deeper/low; cat /proc/self/fd/3 /dev/fd/5 /proc/self/fd/4/deeper/low
            cat < /proc/self/fd/3
            readlink /proc/self/fd/3 /proc/self/fd/4 /proc/self/cwd /proc/$$/cwd /proc/self/fd/5
            ls /proc/self/fd/4/ /proc/self/cwd/ /dev/fd/4/deeper
            cd sub; readlink /proc/self/cwd
            cat /proc/self/cwd/../top /proc/self/cwd/deeper/low /proc/$$/cwd/../top /proc/self/root$DIR/top
            cat /proc/self/fd/4/../top; (cd /proc/self/cwd; pwd -P)
            stat -L -c %F /proc/self/fd/3 /proc/self/fd/4 /proc/self/cwd
            readlink -f /proc/self/cwd /proc/self/fd/3; cd /; cat /proc/self/fd/4/deeper/low; readlink /proc/$$/fd/4
            cat /dev/fd/3/x; cat <&5
            python3 -c 'import os; os.chdir(os.environ["DIR"]); f = os.open("top", os.O_PATH); \
            print(open(f"/proc/self/fd/{f}").read())'
            """), "top\nlow\nlow\ntop\n", "DIR/top\nDIR/sub\n", "\nDIR/sub\n");
    }

    @Test
    void currentDirectory() {
        Packages.require("python3");
        Outcomes.contains(twin().bothSucceed("""
            pwd -P; cd sub/deeper; /bin/pwd; (cd ..; /bin/pwd); cd ../..; cd ..; ls -d $(basename "$DIR"); cd -
            bash -c 'cd sub && /bin/pwd'; env -C sub pwd
            cd absent; cd top; cd sub/deeper/low; sh -c 'cd sub/deeper; cat low ../../top; exec sh -c "cat low; pwd"'
            find sub -execdir pwd ';' | sort
            """), "DIR/sub/deeper\nDIR/sub\n", "low\ntop\nlow\nDIR/sub/deeper\n");
    }

    @Test
    void fortyLinks() {
        Outcomes.contains(twin().bothSucceed("""
            mkdir ../chain; ln -s "$DIR/top" ../chain/1; ln -s "$DIR/sub" ../chain/d1; cd ../chain
            for i in $(seq 2 45); do ln -s $((i - 1)) $i; ln -s d$((i - 1)) d$i; done
            for i in 1 39 40 41 45; do cat $i; echo $?; cat d$i/deeper/low; echo $?; ls -d d$i/..
            cd d$i/deeper && pwd -P; cd "$DIR/../chain"; done
            ln -s loop loop; cat loop; cat loop/x; cd ..; rm -r chain
            """), "top\n0\nlow\n0\n");
    }

    @Test
    void openat2() {
        Path program = CPrograms.program("openat2");
        Outcomes.contains(
                twin().bothSucceed("mkdir ../outside; echo out > ../outside/file; " + program
                        + " top sub/../top ../outside/file \"$DIR/top\" sub/up out-file out/file magic loop"
                        + " /proc/self/fd/0 dangling slash absent; rm -r ../outside"),
                "top RESOLVE_BENEATH regular",
                "../outside/file RESOLVE_BENEATH EXDEV",
                "EAGAIN or ok");
    }

    @Test
    void names() {
        Outcomes.contains(twin().compare("""
            n255=$(printf 'x%.0s' $(seq 255)); cat $n255 2>&1 | grep -o ': [A-Z].*'
            cat x$n255 2>&1 | grep -o ': [A-Z].*'; cat sub/x$n255/y 2>&1 | grep -o ': [A-Z].*'
            deep=$(printf './%.0s' $(seq 2045)); cat $deep/top; cat $deep././././top 2>&1 | grep -o ': [A-Z].*'
            cat $'\\xff\\xfe'; cat $'sub/\\n'; cat 'a*?[b'
            """), "top\n", ": File name too long");
    }

    private NativeAndView twin() {
        return new NativeAndView(tree, place, place.kind() == Place.Kind.ZIP ? SEED : WRITABLE_SEED);
    }
}
