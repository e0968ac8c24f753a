package javu.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A command line of javu. */
public final class View {
    private final TemporaryTree tree;
    private final User user;
    private final List<String> options = new ArrayList<>();

    /** A view without mounts. */
    public View(TemporaryTree tree, User user) {
        this.tree = tree;
        this.user = user;
    }

    /** With a host directory or file at this path of the view. */
    public View bind(Path host, Path target) {
        return option("-v", host + ":" + target);
    }

    /** The same, read-only. */
    public View bindReadOnly(Path host, Path target) {
        return option("-v", host + ":" + target + ":ro");
    }

    /** With memory at this path of the view; options such as {@code ",size=1m"}. */
    public View tmpfs(Path target, String more) {
        return mount("type=tmpfs,target=" + target + more);
    }

    /** With a zip file at this path of the view. */
    public View zip(Path file, Path target) {
        return mount("type=zip,source=" + file + ",target=" + target);
    }

    /** With {@code --mount}. */
    public View mount(String specification) {
        return option("--mount", specification);
    }

    /** With options as they are. */
    public View option(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    /** The whole command. */
    public List<String> command(String... guest) {
        List<String> command = new ArrayList<>();
        command.add(Javu.command(user).toString());
        command.add("run");
        command.addAll(options);
        command.add("--");
        command.addAll(Arrays.asList(guest));
        return command;
    }

    /** Runs a command in the view. */
    public Outcome run(String... guest) {
        return runner().run(command(guest));
    }

    /** Runs a script of bash in the view. */
    public Outcome bash(String script) {
        return run("bash", "-c", script);
    }

    /** For more than the defaults: {@code view.runner().input("...").run(view.command("cat"))}. */
    public ProgramRunner runner() {
        return new ProgramRunner(tree).user(user);
    }
}
