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

/** Programs that are in a mount, and debuggers of programs in a view. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.Place#all")
class ExecInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final Place place;

    ExecInViewTest(Place place) {
        this.place = place;
    }

    @Test
    void elfProgram() {
        Path hello = CPrograms.program("hello");
        Outcomes.contains(
                twin("cp " + hello + " hello; mkdir bin; cp /bin/true bin; ln hello bin/again")
                        .bothSucceed("""
                            ./hello a 'b c' ''; "$DIR/hello" > /dev/null; echo $?; PATH=$DIR/bin:$PATH; again; true
                            echo $?; command -v again
                            (exec ./hello); (exec -a other ./hello); cat hello | cksum; env -i ./hello
                            ./hello < hello | cat; bin/../hello; bash -c ./hello
                            python3 -c 'import os; os.execve(os.open("hello", os.O_RDONLY), ["by fd"], {})'
                            python3 -c 'import os; os.execve(os.open("hello", os.O_PATH | os.O_CLOEXEC), ["by path \
                            fd"], {})'
                            """),
                "argv ./hello a 'b c' ''",
                "exe DIR/hello",
                "by fd");
    }

    @Test
    void scriptsToADepth() {
        Outcomes.contains(twin("""
            echo '#!/bin/sh -e' > s1; echo 'echo "$0" "$@"' >> s1; chmod +x s1
            """).bothSucceed("""
                mkdir ../scripts; cp s1 ../scripts; cd ../scripts; last=$DIR/s1
                for i in 2 3 4 5 6 7 8; do echo "#!$last $i" > s$i; chmod +x s$i; last=$PWD/s$i; done
                for i in 2 3 4 5 6 7 8; do ./s$i x 2>&1 | sed "s,$PWD,PWD,g"; echo "${PIPESTATUS[0]}"; done; cd ..
                rm -r scripts
                """), "DIR/s1 2 ./s2 x");
    }

    @Test
    void scriptsInTheMount() {
        Outcomes.contains(twin("""
            printf '#!/bin/sh\\necho shell "$0" "$@"\\n' > shell
            printf '#! /usr/bin/env python3\\nimport sys; print(sys.argv)\\n' > python
            printf '#!/usr/bin/awk -f\\nBEGIN { print "awk" }\\n' > awk; printf 'echo no interpreter\\n' > none
            printf '#!/does/not/exist\\n' > missing; printf '#!\\n' > nothing
            printf '#!./shell one  two \\n' > relative
            printf '\\177ELF garbage' > corrupt; : > empty; chmod +x *; echo 'echo no' > mode; chmod 644 mode
            mkdir directory
            """).bothSucceed("""
                for f in shell python awk none missing nothing relative corrupt empty mode directory \
                absent shell/x; do
                    ./$f a 'b c' < /dev/null; echo "$f: $?"
                done
                PATH=$DIR:$PATH; shell; bash shell; sh ./none; . ./mode; find . -name shell -exec {} {} ';'
                xargs -n1 ./shell <<< 'a b'
                """), "shell ./shell a b c", "missing: 127");
    }

    @Test
    void loaderAndLibrariesInTheMount() {
        Packages.require("gcc");
        Outcomes.contains(twin("""
            mkdir lib; cp -L /lib64/ld-linux-x86-64.so.2 lib/ld.so; cp -L /lib/x86_64-linux-gnu/libc.so.6 lib
            echo 'int answer(void) { return 42; }' > answer.c; cc -shared -fPIC -o lib/libanswer.so answer.c
            echo '#include <stdio.h>' > main.c
            echo 'int answer(void); int main(void) { printf("%d\\n", answer()); return 0; }' >> main.c
            for d in dir-native dir-inview; do
                lib=$(dirname "$PWD")/$d/lib
                cc -o main-$d main.c -Llib -lanswer -Wl,--dynamic-linker=$lib/ld.so -Wl,-rpath,$lib
            done
            """).bothSucceed("""
                ./main-$(basename "$DIR")
                lib/ld.so --list ./main-$(basename "$DIR") | sed -E 's/ \\(0x.*//' | sort
                lib/ld.so --library-path lib /bin/echo loaded by hand
                LD_LIBRARY_PATH=$DIR/lib /bin/echo library path
                LD_PRELOAD=$DIR/lib/libanswer.so /bin/echo preload
                python3 -c 'import ctypes; print(ctypes.CDLL("lib/libanswer.so").answer())'
                """), "42\n", "libanswer.so => DIR/lib/libanswer.so", "loaded by hand");
    }

    @Test
    void strace() {
        Packages.require("strace");
        Outcomes.contains(
                twin("mkdir sub; echo hello > sub/file; cp /bin/true sub").bothSucceed("""
                    strace -f -o ../log ls -l sub > ../out; echo $?; tr -s ' ' < ../out | cut -d' ' -f9
                    grep -o 'openat(AT_FDCWD, "sub", [A-Z_|]*' ../log
                    strace -ff -o ../log bash -c '(cat sub/file; sub/true); cat sub/absent'; echo $?
                    cat ../log.* > ../log
                    grep -c execve ../log; grep -h '"sub/' ../log | sed -E 's/ = [0-9].*| 0x.*/ .../' | sort
                    grep -o '+++ exited with . +++' ../log
                    bash -c "strace -f -c -o ../log sh -c 'kill -9 \\$\\$'; exit \\$?" 2> ../out; echo $?
                    rm ../log* ../out
                    """),
                "hello",
                "openat(AT_FDCWD, \"sub\", O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY",
                "ENOENT");
    }

    @Test
    void gdb() {
        Packages.require("gdb");
        Path program = CPrograms.program("hello");
        Outcomes.contains(twin("cp " + program + " hello").bothSucceed("""
            gdb -nx -batch -ex 'break show' -ex 'run first second' -ex 'print count' -ex 'bt' -ex 'info inferiors' -ex \
            'continue' \\
                -ex 'continue' ./hello 2>&1 | sed -E -e 's/0x[0-9a-f]+/ADDRESS/g' -e 's/process [0-9]+ */process N /' |
                    grep -v -i debug
            """), "$1 = 3", "exited normally");
    }

    private NativeAndView twin(String seed) {
        Packages.require("python3");
        return new NativeAndView(tree, place, seed);
    }
}
