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

/** Real programs that write into a mount. */
@ParameterizedClass(name = "{0}")
@MethodSource("javu.testkit.Place#writable")
class MustRunInViewTest {
    @RegisterExtension
    final TemporaryTree tree = new TemporaryTree();

    private final Place place;

    MustRunInViewTest(Place place) {
        this.place = place;
    }

    @Test
    void shellLoopsAndRedirections() {
        twin("").bothSucceed("""
            bash -lc '
            for i in $(seq 20); do echo "line $i" | tr a-z A-Z >> out; done
            while read -r word number; do echo "$number $word"; done < out | sort -rn | head -3
            exec 3< out; read -r -u 3 first; read -r second <&3; echo "$first, $second"; cat <&3 | wc -l; exec 3<&-
            cat > here <<END
            $(wc -l < out) lines, $first
            END
            cat here - <<< more
            while read -r line; do echo "<$line>"; done <<END
            $(head -2 out)
            END
            exec 4<> both; echo hello >&4; cat both; exec 4>&-
            { echo one; echo two >&2; } > both 2>&1; cat both
            set -C; echo no > out; echo "status $?"; set +C
            echo short > out; echo longer >> out; cat < out
            cat < missing; echo "status $?"
            diff <(sort out) <(sort both); echo "status $?"
            tee copy < out | cmp - out && cmp out copy
            : > out; test -s out; echo "status $?"
            for f in *; do printf "%s " "$f"; done
            '
            """);
    }

    @Test
    void tarRoundTrip() {
        Outcomes.contains(
                twin(Trees.MIXED).bothSucceed("""
                    tar cf ../archive.tar tree && mkdir back && tar xpf ../archive.tar -C back && rm ../archive.tar
                    diff -r --no-dereference tree back/tree && (cd back/tree && find . %1$s)
                    tar c tree | tar t | sort; tar c tree | tar d && echo same
                    """.formatted(Trees.PRINT)), "./sub/deeper/script f 750 27", "same");
    }

    @Test
    void copyArchive() {
        Outcomes.contains(twin(Trees.MIXED).bothSucceed("""
            cp -a tree copy && diff -r --no-dereference tree copy && (cd copy && find . %1$s)
            cp -a tree ../outside && cp -aT ../outside again && (cd again && find . %1$s) && rm -r ../outside
            [ again/hard -ef again/file ] && echo linked; rm -r copy again && ls
            """.formatted(Trees.PRINT)), "./relative l 777", "linked");
    }

    @Test
    void rsync() {
        Packages.require("rsync");
        Outcomes.contains(twin(Trees.MIXED).bothSucceed("""
            rsync -aHi tree/ copy/ && (cd copy && find . %1$s)
            echo changed > tree/file; rm tree/empty; rsync -aHci --delete tree/ copy/ && rsync -aHci tree/ copy/
            """.formatted(Trees.PRINT)), "*deleting   empty");
    }

    @Test
    void git() {
        Packages.require("git");
        twin("").bothSucceed("""
            export GIT_AUTHOR_DATE='2024-01-02T03:04:05Z' GIT_COMMITTER_DATE='2024-01-02T03:04:05Z'
            export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.c GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.c
            git init -q -b main repo && cd repo && mkdir src
            for i in $(seq 30); do echo "file $i" > src/$i; done
            git add . && git commit -qm first && git mv src/1 moved && echo more >> src/2 && git commit -qam second &&
                cd ..
            git clone -q repo clone && cd clone && git status --short --branch && git log --stat
            echo new > new; echo more >> src/3; rm src/4; git status --short; git diff; git stash -q -u
            git status --short
            git checkout -q -b side HEAD~1 && git gc -q && git fsck --full && git branch -a && ls -A
            """);
    }

    @Test
    void makeOfFiftyFiles() {
        Packages.require("gcc", "make");
        Outcomes.contains(twin("").limit(100).bothSucceed("""
            for i in $(seq 50); do
                echo '#include "all.h"' > f$i.c; echo "#include <stdio.h>" >> f$i.c
                echo "int f$i(void) { return $i; }" >> f$i.c
                echo "int f$i(void);" >> all.h; echo "sum += f$i();" >> calls.h
            done
            cat > main.c <<'END'
            #include "all.h"
            #include <stdio.h>
            int main(void) { int sum = 0;
            #include "calls.h"
            printf("sum %d\\n", sum); return sum != 1275; }
            END
            cat > Makefile <<'END'
            .RECIPEPREFIX = >
            all: $(patsubst %.c,%.o,$(wildcard *.c))
            > cc -o $@ $^
            %.o: %.c all.h
            > cc -O1 -c $<
            END
            make -j2 > log && sort log && ./all && make && touch f7.c && make
            """), "sum 1275", "make: 'all' is up to date.");
    }

    @Test
    void sqliteWithJournal() {
        Packages.require("sqlite3");
        twin("").bothSucceed(Trees.sqlite("delete"));
    }

    @Test
    void sqliteWithWriteAheadLog() {
        Packages.require("sqlite3");
        twin("").bothSucceed(Trees.sqlite("wal"));
    }

    @Test
    void vimEdits() {
        Packages.require("vim");
        Outcomes.contains(
                twin("printf 'one\\ntwo\\nthree\\n' > text; ln -s text link; chmod 640 text")
                        .bothSucceed("""
                            vim -u NONE -i NONE -es text -c '%s/two/2/' -c '$put =getcwd()' -c wq; echo $?; cat text
                            vim -u NONE -i NONE -es link -c 'set backup' -c '1d' -c wq; echo $?; cat text
                            vim -u NONE -i NONE -es new -c 'r text' -c wq; cat new; stat -c '%n %a %F' *; ls -A
                            """),
                "DIR",
                "link 777 symbolic link");
    }

    @Test
    void thousandForks() {
        Outcomes.contains(twin("echo 7 > number").bothSucceed("""
            for i in {1..1000}; do (read -r n < number; exit $((n * i % 5))); sum=$((sum + $?)); done; echo $sum
            for i in {1..50}; do cat number > copy$((i % 8)) & done; wait; cat copy* | uniq -c
            """), "2000");
    }

    @Test
    void sixtyFourThreads() {
        Path program = CPrograms.program("threads");
        Outcomes.contains(twin("").set("PROGRAM", program).bothSucceed("$PROGRAM; ls -A"), "64 threads, 0 failures");
    }

    private NativeAndView twin(String seed) {
        return new NativeAndView(tree, place, seed.isEmpty() ? ":" : seed);
    }
}
