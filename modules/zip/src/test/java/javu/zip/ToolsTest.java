package javu.zip;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static javu.abi.linux.Mode.S_IFDIR;
import static javu.abi.linux.Mode.S_IFLNK;
import static javu.abi.linux.Mode.S_IFMT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javu.abi.errno.ErrnoException;
import javu.spi.Names;
import javu.spi.Stat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that zip(1) and Python make, seen as unzip(1), Python and the file system saw them. */
class ToolsTest {
    private static final DateTimeFormatter ZIPINFO_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss").withZone(ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private Path tree;
    private Path archive;

    @BeforeEach
    void makeTree() throws Exception {
        tree = Files.createDirectories(directory.resolve("tree"));
        archive = directory.resolve("test.zip");
        Files.createDirectories(tree.resolve("dir/empty"));
        Files.createDirectories(tree.resolve("bin"));
        Files.writeString(tree.resolve("bin/run.sh"), "#!/bin/sh\necho hello\n");
        Files.writeString(tree.resolve("dir/größe.txt"), "text ".repeat(1000));
        Files.write(tree.resolve("dir/none"), new byte[0]);
        Files.createSymbolicLink(tree.resolve("link"), Path.of("bin/run.sh"));
        Files.createSymbolicLink(tree.resolve("dir/dangling"), Path.of("../no where/ö"));
        permissions("bin/run.sh", "rwxr-x--x");
        permissions("dir/größe.txt", "r--r-----");
        permissions("dir/none", "rw-rw-rw-");
        permissions("dir/empty", "rwx------");
        permissions("dir", "rwxrwxr-x");
        permissions("bin", "rwxr-xr-x");
        int minute = 0;
        for (String name : List.of("bin/run.sh", "dir/größe.txt", "dir/none", "dir/empty", "dir", "bin")) {
            FileTime time = FileTime.from(Instant.parse("2025-06-01T10:00:00Z").plusSeconds(60 * minute++ + 1));
            Files.setLastModifiedTime(tree.resolve(name), time);
        }
    }

    private void permissions(String name, String permissions) throws Exception {
        Files.setPosixFilePermissions(tree.resolve(name), PosixFilePermissions.fromString(permissions));
    }

    @Test
    void zipKeepsEverything() throws Exception {
        Tools.require("zip");
        Tools.run(tree, "zip", "-q", "-r", "-y", archive.toString(), ".");
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            Map<String, Stat> seen = Seen.tree(zip);
            assertThat(seen.keySet()).isEqualTo(onDisk());
            for (Map.Entry<String, Stat> file : seen.entrySet()) {
                assertSameAsOnDisk(zip, file.getKey(), file.getValue());
            }
        }
    }

    private Set<String> onDisk() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        try (var walk = Files.walk(tree)) {
            for (Path path : walk.skip(1).toList()) {
                names.add(Names.fromText(tree.relativize(path).toString()));
            }
        }
        return names;
    }

    private void assertSameAsOnDisk(ZipFileSystem zip, String name, Stat stat) throws Exception {
        Path path = tree.resolve(Names.toText(name));
        assertThat(stat.st_mode).as(name).isEqualTo(Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS));
        assertThat(stat.mtime)
                .as(name)
                .isEqualTo(Files.getLastModifiedTime(path, NOFOLLOW_LINKS).to(TimeUnit.SECONDS));
        switch (stat.st_mode & S_IFMT) {
            case S_IFDIR -> {}
            case S_IFLNK ->
                assertThat(Names.toText(zip.readlink(name)))
                        .isEqualTo(Files.readSymbolicLink(path).toString());
            default -> assertThat(Seen.bytes(zip, name)).isEqualTo(Files.readAllBytes(path));
        }
    }

    /** Access times are in the local header only. */
    @Test
    void zipKeepsAccessTimes() throws Exception {
        Tools.require("zip", "touch");
        Tools.run(tree, "touch", "-a", "-d", "2025-01-02T03:04:05Z", "dir/none");
        Tools.run(tree, "zip", "-q", archive.toString(), "dir/none");
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.lstat(zip, "dir/none").atime)
                    .isEqualTo(Instant.parse("2025-01-02T03:04:05Z").getEpochSecond());
        }
    }

    @Test
    void unzipListsTheSame() throws Exception {
        Tools.require("zip", "unzip");
        Tools.run(tree, "zip", "-q", "-r", "-y", archive.toString(), ".");
        List<String> lines = Tools.run(directory, "unzip", "-Z", "-s", "-T", "--h-t", archive.toString());
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(lines).hasSameSizeAs(Seen.tree(zip).keySet());
            for (String line : lines) {
                // Permissions, version, system, size, kind, compression, time, name.
                String[] field = line.split(" +", 8);
                String name = field[7].endsWith("/") ? field[7].substring(0, field[7].length() - 1) : field[7];
                Stat stat = Seen.lstat(zip, Names.fromText(name));
                assertThat(permissions(stat)).as(line).isEqualTo(field[0]);
                assertThat(stat.st_size).as(line).isEqualTo(Long.parseLong(field[3]));
                assertThat(ZIPINFO_TIME.format(Instant.ofEpochSecond(stat.mtime)))
                        .as(line)
                        .isEqualTo(field[6]);
            }
        }
    }

    private static String permissions(Stat stat) {
        StringBuilder text = new StringBuilder(
                switch (stat.st_mode & S_IFMT) {
                    case S_IFDIR -> "d";
                    case S_IFLNK -> "l";
                    default -> "-";
                });
        for (int bit = 0; bit < 9; bit++) {
            text.append((stat.st_mode & 0400 >> bit) != 0 ? "rwx".charAt(bit % 3) : '-');
        }
        return text.toString();
    }

    @Test
    void otherCompressionsOfZip() throws Exception {
        Tools.require("zip");
        Tools.run(tree, "zip", "-q", "-0", archive.toString(), "bin/run.sh");
        Tools.run(tree, "zip", "-q", "-Z", "bzip2", archive.toString(), "dir/größe.txt");
        Tools.run(tree, "zip", "-q", "-P", "secret", archive.toString(), "dir/none");
        Tools.run(tree, "zip", "-q", "-9", archive.toString(), "link");
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.text(zip, "bin/run.sh")).isEqualTo("#!/bin/sh\necho hello\n");
            assertThat(Seen.text(zip, "link")).isEqualTo("#!/bin/sh\necho hello\n");
            assertErrno(zip, Names.fromText("dir/größe.txt"), "EOPNOTSUPP");
        }
    }

    private static void assertErrno(ZipFileSystem zip, String path, String errno) {
        try {
            Seen.bytes(zip, path);
            assertThat(path).as("could be read").isEmpty();
        } catch (ErrnoException e) {
            assertThat(e.errno().name()).isEqualTo(errno);
        }
    }

    @Test
    void pythonListsTheSame() throws Exception {
        Tools.require("python3");
        // To a stream that cannot seek Python writes sizes behind the data, for stored entries too.
        String script = """
            import sys, zipfile

            class Stream:
                def __init__(self, file): self.file = file
                def write(self, data): return self.file.write(data)
                def flush(self): self.file.flush()

            with open(sys.argv[1], 'wb') as file, zipfile.ZipFile(Stream(file), 'w') as archive:
                archive.writestr('stored.txt', 'stored')
                archive.writestr('sub/deflated.txt', 'deflated ' * 1000, zipfile.ZIP_DEFLATED)
                archive.writestr('größe.txt', 'x')
                archive.writestr('empty/', '')
                info = zipfile.ZipInfo('mode', (2025, 7, 8, 9, 10, 12))
                info.external_attr = 0o100751 << 16
                archive.writestr(info, 'm')
                info = zipfile.ZipInfo('link', (2025, 7, 8, 9, 10, 12))
                info.external_attr = 0o120777 << 16
                archive.writestr(info, 'größe.txt')
                if len(sys.argv) > 2:
                    archive.writestr('../slip', 'slip')
            with zipfile.ZipFile(sys.argv[1]) as archive:
                for info in archive.infolist():
                    print(info.file_size, info.external_attr >> 16, info.filename, sep='|')
            """;
        Path program = Files.writeString(directory.resolve("make.py"), script);
        List<String> lines = Tools.run(directory, "python3", "-X", "utf8", program.toString(), archive.toString());
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(lines).hasSize(6);
            for (String line : lines) {
                String[] field = line.split("\\|", 3);
                String name = field[2].endsWith("/") ? field[2].substring(0, field[2].length() - 1) : field[2];
                Stat stat = Seen.lstat(zip, Names.fromText(name));
                assertThat(stat.st_size).as(line).isEqualTo(Long.parseLong(field[0]));
                assertThat(stat.st_mode & 0777).as(line).isEqualTo(Integer.parseInt(field[1]) & 0777);
            }
            assertPythonContent(zip);
        }
        Tools.run(directory, "python3", "-X", "utf8", program.toString(), archive.toString(), "slip");
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertPythonContent(zip);
            assertThat(Seen.text(zip, "slip")).isEqualTo("slip");
        }
    }

    private static void assertPythonContent(ZipFileSystem zip) throws ErrnoException {
        assertThat(Seen.text(zip, "stored.txt")).isEqualTo("stored");
        assertThat(Seen.text(zip, "sub/deflated.txt")).isEqualTo("deflated ".repeat(1000));
        assertThat(Names.toText(zip.readlink("link"))).isEqualTo("größe.txt");
        assertThat(Seen.lstat(zip, "empty").st_mode & S_IFMT).isEqualTo(S_IFDIR);
    }
}
