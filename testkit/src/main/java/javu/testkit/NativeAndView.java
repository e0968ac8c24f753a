package javu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a script of bash natively in a real directory, then in a view in which the same directory's twin is a mount, and
 * wants the same output and status.
 *
 * <p>The script starts in the directory, {@code $DIR}. The paths of the twins have the same length, and are compared as
 * {@code DIR}, their names as {@code NAME}. Below the mount is an empty real directory, which has to stay empty.
 */
public final class NativeAndView {
    /** Memory can only be filled in the view. So is the real directory, for messages to have the same line numbers. */
    private static final String PROLOGUE =
            "if [ \"$FILL\" ]; then cp -a \"$SEED/.\" \"$DIR/\" || exit 99; fi; cd \"$DIR\" || exit 99; ";

    private final TemporaryTree tree;
    private final Place place;
    private final Path seed;
    private final Path real;
    private final Path target;
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final View view;
    private int limit = 60;

    /** With a seed made by a script that runs in an empty directory. */
    public NativeAndView(TemporaryTree tree, Place place, String seedScript) {
        this.tree = tree;
        this.place = place;
        seed = tree.path("seed");
        real = tree.path("dir-native");
        target = tree.path("dir-inview");
        view = new View(tree, place.user());
        new ProgramRunner(tree)
                .user(place.user())
                .bash("umask 022; mkdir seed dir-native dir-inview && cd seed && { " + seedScript + "\n}")
                .expectSuccess();
        mount();
    }

    /** With an empty directory. */
    public NativeAndView(TemporaryTree tree, Place place) {
        this(tree, place, ":");
    }

    private void mount() {
        switch (place.kind()) {
            case BIND -> {
                prepare("cp -a seed source");
                view.bind(tree.path("source"), target);
            }
            case TMPFS -> view.tmpfs(target, ",mode=755");
            case ZIP -> {
                Packages.require("zip");
                prepare("cd seed && zip -qr ../source.zip .");
                view.zip(tree.path("source.zip"), target);
            }
        }
    }

    private void prepare(String script) {
        new ProgramRunner(tree).user(place.user()).bash(script).expectSuccess();
    }

    /** For more mounts and options. */
    public View view() {
        return view;
    }

    /** The mount's directory in the view. */
    public Path target() {
        return target;
    }

    /** A variable for the script. */
    public NativeAndView set(String name, Object value) {
        variables.put(name, value);
        return this;
    }

    /** Kills each run after so many seconds. */
    public NativeAndView limit(int seconds) {
        limit = seconds;
        return this;
    }

    /** Both runs have to do the same; gives what they did. */
    public Outcome compare(String script) {
        Outcome expected = natively(script);
        Outcome actual = inView(script);
        Differences.assertSame(expected, actual);
        return expected;
    }

    /** Both runs have to do the same, and to succeed. */
    public Outcome bothSucceed(String script) {
        Outcome expected = natively(script).expectStatus(0);
        Outcome actual = inView(script);
        Differences.assertSame(expected, actual);
        return expected;
    }

    /** The native run alone. */
    public Outcome natively(String script) {
        return normal(runner(real, true).bash(PROLOGUE + script), real);
    }

    /** The run in the view alone. */
    public Outcome inView(String script) {
        boolean fill = place.kind() == Place.Kind.TMPFS;
        Outcome outcome = runner(target, fill).run(view.command("bash", "-c", PROLOGUE + script));
        assertThat(target).as("the real directory below the mount").isEmptyDirectory();
        return normal(outcome, target);
    }

    private ProgramRunner runner(Path directory, boolean fill) {
        ProgramRunner runner = new ProgramRunner(tree)
                .user(place.user())
                .limit(limit)
                .environment("DIR", directory)
                .environment("FILL", fill ? "yes" : "")
                .environment("SEED", seed);
        variables.forEach(runner::environment);
        return runner;
    }

    private static Outcome normal(Outcome outcome, Path directory) {
        return outcome.map(text -> text.replace(directory.toString(), "DIR")
                .replace(directory.getFileName().toString(), "NAME"));
    }
}
