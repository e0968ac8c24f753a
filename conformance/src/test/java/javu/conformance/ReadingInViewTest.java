package javu.conformance;

import javu.testkit.NativeAndView;
import javu.testkit.Packages;
import javu.testkit.Place;
import javu.testkit.Place.Kind;
import javu.testkit.TemporaryTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Real programs that only read a mount. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.Place#all")
class ReadingInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final Place place;

    ReadingInViewTest(Place place) {
        this.place = place;
    }

    @Test
    void find() {
        Outcomes.contains(
                mixed().bothSucceed("""
                    find tree %s; find tree -name 'number-1?' -newermt 2021-01-01 | sort | xargs cat | tr '\\n' ' '
                    find tree -type d -empty; find "$DIR/tree" -size +90k -print0 | xargs -0 wc -c
                    find . -path './*/sub*' | sort
                    find tree -perm 0750 -ls | tr -s ' ' | cut -d' ' -f4
                    """.formatted(Trees.PRINT)),
                "tree/sub/deeper/script f 750 27",
                "tree/many/number-7 f 644 2 1");
    }

    @Test
    void lsRecursive() {
        String sizes = "sed -E -e '/^total /d' -e '/^d/s/^(\\S+).* ([A-Z][a-z]{2} +[0-9]+ )/\\1 \\2/'";
        String ids = place.kind() == Kind.ZIP ? "-goR" : "-lR";
        Outcomes.contains(
                mixed().bothSucceed("ls %s | %s | tr -s ' '; ls -A tree; ls -d */; ls -1U tree/many | wc -l; ls -b tree"
                        .formatted(ids, sizes)),
                "number-100",
                "Mar 4 2021 script",
                "\ngr\\374n\n");
    }

    @Test
    void archivesOfTheMount() {
        Outcomes.contains(mixed().bothSucceed("""
            tar c --sort=name --format=gnu --owner=0 --group=0 tree | tee >(tar tv >&2) | cksum
            tar cz tree | tar tz | wc -l; tar c --exclude=many tree | tar x -O tree/empty tree/large | wc -c
            cp -a --no-preserve=ownership tree ../copy && diff -r --no-dereference tree ../copy && rm -r ../copy
            """.replace("| tee >(tar tv >&2)", "")), "100000\n");
    }

    @Test
    void rsyncOutOfTheMount() {
        Packages.require("rsync");
        Outcomes.contains(
                mixed().bothSucceed("""
                    rsync -rlptci tree/ ../copy/ && (cd ../copy && find . %s) && rsync -rlptci tree/ ../copy/ &&
                        rm -r ../copy
                    """.formatted(Trees.PRINT)), ">f+++++++++ file", "./many/number-100 f 644 4");
    }

    @Test
    void shellReads() {
        Outcomes.contains(mixed().bothSucceed("""
            cd tree; cat file < many/number-3; wc -c * 2>&1; grep -r '^9.$' many | sort; head -c 3 large | od -c
            exec 3< file; cat <&3; cat /proc/self/fd/3; cat /dev/fd/3; exec 3<&-
            for f in many/*5; do read -r n < $f; sum=$((sum + n)); done; echo $sum
            sort -n many/* | tail -1; cmp file many/number-1; echo $?; tail -c 5 large
            dd if=large bs=1000 skip=99 status=none | wc -c
            while read -r a; do for b in 1 2; do cat sub/deeper/script; done; done < file | uniq -c; od -An -c file
            split -n l/3 file ../../x && rm ../../xa?
            test -r file; echo $?; test -x file; echo $?; test -d sub; echo $?; [ file -nt many ]; echo $?; pwd
            cd sub/deeper && pwd -P
            """), "DIR/tree/sub/deeper", "hello", "500");
    }

    @Test
    void python() {
        Packages.require("python3", "zip");
        Outcomes.contains(
                twin("""
                    mkdir package; echo 'def f(): return "from the directory"' > package/__init__.py
                    echo 'def f(): return "from the zip"' > zipped.py; zip -q library.zip zipped.py; rm zipped.py
                    for i in 1 2 3 4 5 6 7 8; do seq $i 1000 > data$i; done
                    """).bothSucceed("""
                        export PYTHONDONTWRITEBYTECODE=1
                        python3 - <<'END'
                        import sys, os, subprocess, threading, zipimport, importlib
                        here = os.environ['DIR']
                        sys.path[:0] = [here, here + '/library.zip']
                        import package, zipped
                        print(package.f(), zipped.f(), type(zipped.__loader__).__name__, zipped.__file__)
                        print(zipimport.zipimporter(here + '/library.zip').load_module('zipped').f())
                        print(subprocess.run(['wc', '-l', 'data1'], capture_output=True, text=True).stdout)
                        print(subprocess.check_output('sort -n | tail -1', shell=True, stdin=open('data2')))
                        sums = {}
                        def work(i):
                            for _ in range(20):
                                with open(f'{here}/data{i}') as f:
                                    sums[i] = sum(int(line) for line in f)
                                os.stat(f'data{i}'); os.listdir(here)
                        threads = [threading.Thread(target=work, args=(i,)) for i in range(1, 9)]
                        [t.start() for t in threads]; [t.join() for t in threads]
                        print(sorted(sums.items()))
                        for root, dirs, files in os.walk('.'): print(root, sorted(dirs), sorted(files))
                        END
                        """),
                "from the directory from the zip zipimporter DIR/library.zip/zipped.py",
                "1000 data1");
    }

    @Test
    void java() {
        twin("echo hello > file")
                .set("JAVA", System.getProperty("java.home") + "/bin/java")
                .bothSucceed("""
                    [ -x "$JAVA" ] || JAVA=java; "$JAVA" -Xshare:auto -XX:-UsePerfData -version
                    "$JAVA" -XX:-UsePerfData -XX:+UseSerialGC -version
                    """);
    }

    private NativeAndView mixed() {
        return twin(place.kind() == Kind.ZIP ? Trees.PLAIN : Trees.MIXED);
    }

    private NativeAndView twin(String seed) {
        return new NativeAndView(tree, place, seed);
    }
}
