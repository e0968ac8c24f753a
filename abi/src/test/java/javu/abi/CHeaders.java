package javu.abi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Some C headers of this machine: which names they define, and the values of expressions made of these.
 *
 * <p>Without a C compiler for x86-64 a test that asks is skipped; it fails if the environment has
 * {@code JAVU_TESTS_STRICT=1}.
 */
final class CHeaders {
    private static final Pattern MACRO = Pattern.compile("#define (\\w+)(?: .*)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final Path directory;
    private final String source;
    private final Set<String> macros = new TreeSet<>();
    private final Set<String> identifiers = new HashSet<>();

    /** The program text starts with {@code declarations}; headers that this machine lacks are left out. */
    private CHeaders(Path directory, String declarations, List<String> headers) {
        this.directory = directory;
        this.source = headers.stream().map(CHeaders::include).collect(joining()) + declarations;
        for (String line : compile("", "-E", "-dD")) {
            if (!line.startsWith("#")) {
                WORD.matcher(line).results().forEach(word -> identifiers.add(word.group()));
                continue;
            }
            var macro = MACRO.matcher(line);
            if (macro.matches()) {
                macros.add(macro.group(1));
            }
        }
    }

    static CHeaders of(Path directory, String... headers) {
        return of(directory, "", List.of(headers));
    }

    static CHeaders of(Path directory, String declarations, List<String> headers) {
        requireCompiler();
        return new CHeaders(directory, declarations, headers);
    }

    /** Whether this is a macro, an enumerator, a field or the like. */
    boolean declares(String name) {
        return macros.contains(name) || identifiers.contains(name);
    }

    /** The values of these expressions, in their order. */
    List<Long> values(List<String> expressions) {
        Stream<String> statements = expressions.stream().map(c -> "printf(\"%lld\\n\", (long long) (" + c + "));");
        return print(statements).stream().map(Long::valueOf).toList();
    }

    /** The values of the macros whose names match. */
    Map<String, Long> macros(Pattern pattern) {
        List<String> names = macros.stream().filter(pattern.asMatchPredicate()).toList();
        List<Long> values = values(names);
        Map<String, Long> map = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            map.put(names.get(i), values.get(i));
        }
        return map;
    }

    /** The lines that a program made of these statements prints. */
    List<String> print(Stream<String> statements) {
        String main = statements.collect(joining("\n    ", "int main(void) {\n    ", "\n    return 0;\n}\n"));
        compile(main, "-o", directory.resolve("program").toString());
        return run(List.of(directory.resolve("program").toString()));
    }

    private List<String> compile(String main, String... options) {
        Path file = directory.resolve("program.c");
        try {
            Files.writeString(file, "#include <stdio.h>\n#include <stddef.h>\n#include <string.h>\n" + source + main);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> command = new ArrayList<>(List.of("cc", "-m64", "-w", "-D_GNU_SOURCE", file.toString()));
        command.addAll(Arrays.asList(options));
        return run(command);
    }

    private static List<String> run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            List<String> output = process.inputReader().readAllLines();
            if (process.waitFor() != 0) {
                fail("%s failed:%n%s", String.join(" ", command), String.join("\n", output));
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String include(String header) {
        return "#if __has_include(<%1$s>)\n#include <%1$s>\n#endif\n".formatted(header);
    }

    private static void requireCompiler() {
        String reason;
        if (!"amd64".equals(System.getProperty("os.arch"))) {
            reason = "this is not an x86-64 machine";
        } else if (Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .noneMatch(directory -> Files.isExecutable(Path.of(directory, "cc")))) {
            reason = "there is no C compiler (cc) in PATH";
        } else {
            return;
        }
        if ("1".equals(System.getenv("JAVU_TESTS_STRICT"))) {
            fail(reason);
        }
        abort(reason);
    }
}
