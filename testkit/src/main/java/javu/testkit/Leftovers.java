package javu.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a test left: processes with its mark, processes that hold memory files of javu, files in common directories. */
final class Leftovers {
    private static final Path PROC = Path.of("/proc");
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final List<Path> DIRECTORIES = List.of(Path.of("/tmp"), Path.of("/var/tmp"), SHARED_MEMORY);

    /** In the directories that everybody uses, only what looks like ours. */
    private static final Pattern OURS = Pattern.compile("(?i)(?!javu-benchmark-).*(javu|zipfstmp).*");

    private static final String MEMORY_FILE = "/memfd:javu";

    private final String mark;
    private final Set<String> before;

    /** Notes what is there now. */
    Leftovers(String mark) {
        this.mark = mark;
        this.before = new TreeSet<>(memoryHolders());
        before.addAll(files());
    }

    List<String> find() {
        List<String> found = new ArrayList<>();
        marked().forEach(pid -> found.add(describe(pid)));
        Set<String> others = new TreeSet<>(memoryHolders());
        others.addAll(files());
        others.removeAll(before);
        found.addAll(others);
        return found;
    }

    void kill() {
        marked().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private List<Long> marked() {
        return processes().stream()
                .filter(pid -> ("\0" + read(pid, "environ")).contains("\0" + mark + "\0"))
                .toList();
    }

    private static String describe(long pid) {
        return "process " + pid + ": " + read(pid, "cmdline").replace('\0', ' ');
    }

    private static Set<String> memoryHolders() {
        Set<String> holders = new TreeSet<>();
        for (long pid : processes()) {
            for (Path fd : list(PROC.resolve(pid + "/fd"))) {
                if (target(fd).startsWith(MEMORY_FILE)) {
                    holders.add(describe(pid) + "holds a memory file");
                }
            }
        }
        return holders;
    }

    private static Set<String> files() {
        Set<String> names = new TreeSet<>();
        for (Path directory : DIRECTORIES) {
            for (Path path : list(directory)) {
                String name = path.getFileName().toString();
                boolean ours =
                        directory.equals(SHARED_MEMORY) || OURS.matcher(name).matches();
                if (ours && !name.startsWith(TemporaryTree.PREFIX)) {
                    names.add(path.toString());
                }
            }
        }
        return names;
    }

    private static List<Long> processes() {
        return list(PROC).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.chars().allMatch(Character::isDigit))
                .map(Long::valueOf)
                .toList();
    }

    /** Empty if there is no such directory (any more) or it is not ours to read. */
    private static List<Path> list(Path directory) {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(paths::add);
        } catch (IOException | DirectoryIteratorException e) {
            return paths;
        }
        return paths;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(name), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
