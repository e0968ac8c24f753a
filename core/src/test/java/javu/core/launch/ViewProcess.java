package javu.core.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A view in a JVM of its own, with the classes of this test. */
record ViewProcess(int status, String out, String err) {
    /** Runs {@code main} under a guard: a JVM that hangs does not hear TERM. */
    static ViewProcess run(Path directory, Class<?> main, String... args) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        List<String> command = new ArrayList<>(List.of("timeout", "-s", "KILL", "120"));
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("-XX:TieredStopAtLevel=1"); // as the image
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int status = process.waitFor();
        return new ViewProcess(status, Files.readString(out), Files.readString(err));
    }
}
