package javu.zip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javu.abi.linux.Fcntl.O_RDONLY;
import static javu.abi.linux.Fcntl.O_RDWR;
import static javu.abi.linux.Fcntl.O_TRUNC;
import static javu.abi.linux.Fcntl.O_WRONLY;
import static javu.abi.linux.Mode.S_IFDIR;
import static javu.abi.linux.Mode.S_IFLNK;
import static javu.abi.linux.Mode.S_IFREG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javu.abi.errno.Errno;
import javu.spi.FileSystemType;
import javu.spi.Names;
import javu.spi.OpenFile;
import javu.spi.Registrar;
import javu.spi.Stat;
import javu.spi.ViewModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that the JDK makes. */
class ZipFileSystemTest {
    private static final Instant TIME = Instant.parse("2025-04-01T10:20:31Z");

    @TempDir
    private Path directory;

    private Path archive;

    @BeforeEach
    void name() {
        archive = directory.resolve("test.zip");
    }

    private void write(Map<String, byte[]> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setLastModifiedTime(FileTime.from(TIME));
                entry.setLastAccessTime(FileTime.from(TIME.plusSeconds(5)));
                entry.setCreationTime(FileTime.from(TIME.minusSeconds(5)));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    @Test
    void theModuleRegistersItsType() {
        List<String> types = new ArrayList<>();
        ViewModule module = new ZipModule();
        module.attach(new Registrar() {
            @Override
            public void fileSystemType(String type, Set<String> options, FileSystemType factory) {
                types.add(type);
            }
        });
        assertThat(module.name()).isEqualTo("zip");
        assertThat(types).containsExactly("zip");
    }

    @Test
    void filesAndImpliedDirectories() throws Exception {
        write(Map.of("a/b/c.txt", "hello".getBytes(UTF_8), "a/d", new byte[0], "top", new byte[5000]));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.tree(zip).keySet()).containsExactly("a", "a/b", "a/b/c.txt", "a/d", "top");
            assertThat(Seen.text(zip, "a/b/c.txt")).isEqualTo("hello");
            assertThat(Seen.bytes(zip, "a/d")).isEmpty();
            assertThat(Seen.bytes(zip, "top")).isEqualTo(new byte[5000]);

            Stat file = Seen.lstat(zip, "a/b/c.txt");
            assertThat(file.st_mode).isEqualTo(S_IFREG | 0644);
            assertThat(file.st_size).isEqualTo(5);
            assertThat(file.st_blocks).isEqualTo(1);
            assertThat(file.st_nlink).isEqualTo(1);
            assertThat(file.st_uid).isEqualTo(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
            assertThat(file.mtime).isEqualTo(TIME.getEpochSecond());
            assertThat(file.atime).isEqualTo(TIME.getEpochSecond() + 5);
            assertThat(file.ctime).isEqualTo(TIME.getEpochSecond());
            assertThat(file.hasBirthTime).isTrue();
            assertThat(file.btime).isEqualTo(TIME.getEpochSecond() - 5);

            Stat implied = Seen.lstat(zip, "a");
            assertThat(implied.st_mode).isEqualTo(S_IFDIR | 0755);
            assertThat(implied.st_nlink).isEqualTo(3);
            assertThat(implied.mtime)
                    .isEqualTo(Files.getLastModifiedTime(archive).toInstant().getEpochSecond());
            assertThat(Seen.lstat(zip, "").st_nlink).isEqualTo(3);
            assertThat(Seen.lstat(zip, "").st_ino).isEqualTo(1);
        }
    }

    @Test
    void inodesAreStableAndTheSameEverywhere() throws Exception {
        write(Map.of("a/b", new byte[1], "c", new byte[1]));
        long first;
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            first = Seen.lstat(zip, "a/b").st_ino;
            for (OpenFile.Entry entry : Seen.entries(zip, "")) {
                assertThat(Seen.lstat(zip, entry.name()).st_ino).isEqualTo(entry.ino());
            }
            assertThat(Seen.tree(zip).values()).extracting(stat -> stat.st_ino).doesNotHaveDuplicates();
        }
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.lstat(zip, "a/b").st_ino).isEqualTo(first);
        }
    }

    @Test
    void posixPermissionsOfTheJdk() throws Exception {
        try (FileSystem jdk =
                FileSystems.newFileSystem(archive, Map.of("create", "true", "enablePosixFileAttributes", "true"))) {
            Files.createDirectory(jdk.getPath("/bin"));
            Path program = Files.writeString(jdk.getPath("/bin/run"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-x--x"));
            Files.setPosixFilePermissions(jdk.getPath("/bin"), PosixFilePermissions.fromString("rwx------"));
        }
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.lstat(zip, "bin").st_mode).isEqualTo(S_IFDIR | 0700);
            assertThat(Seen.lstat(zip, "bin/run").st_mode).isEqualTo(S_IFREG | 0751);
        }
    }

    @Test
    void namesAreBytes() throws Exception {
        write(Map.of("größe/日本語.txt", "ja".getBytes(UTF_8)));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            String name = Names.fromText("größe/日本語.txt");
            assertThat(Seen.names(zip, "")).containsExactly(Names.fromText("größe"));
            assertThat(Seen.text(zip, name)).isEqualTo("ja");
        }
    }

    @Test
    void errors() throws Exception {
        write(Map.of("a/b", new byte[1]));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThatThrownBy(() -> Seen.lstat(zip, "x")).isEqualTo(Errno.ENOENT.exception());
            assertThatThrownBy(() -> Seen.lstat(zip, "a/x")).isEqualTo(Errno.ENOENT.exception());
            assertThatThrownBy(() -> Seen.lstat(zip, "a/b/c")).isEqualTo(Errno.ENOTDIR.exception());
            assertThatThrownBy(() -> zip.readlink("a/b")).isEqualTo(Errno.EINVAL.exception());
            assertThatThrownBy(() -> zip.readlink("a")).isEqualTo(Errno.EINVAL.exception());
            assertThatThrownBy(() -> zip.open("a/b", O_WRONLY)).isEqualTo(Errno.EROFS.exception());
            assertThatThrownBy(() -> zip.open("a/b", O_RDWR)).isEqualTo(Errno.EROFS.exception());
            assertThatThrownBy(() -> zip.open("a/b", O_RDONLY | O_TRUNC)).isEqualTo(Errno.EROFS.exception());
        }
    }

    @Test
    void statfs() throws Exception {
        write(Map.of("one", new byte[1], "two", new byte[4096], "three", new byte[4097], "none", new byte[0]));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(zip.statfs().f_type()).isEqualTo(0x5a49504d);
            assertThat(zip.statfs().f_blocks()).isEqualTo(4);
            assertThat(zip.statfs().f_bfree()).isZero();
            assertThat(zip.statfs().f_files()).isEqualTo(5);
            assertThat(zip.statfs().f_namelen()).isEqualTo(255);
        }
    }

    /** Sizes around those of the buffers, both ways of compression, read by several threads at once. */
    @Test
    void contentOfAllSizes() throws Exception {
        Random random = new Random(42);
        Map<String, byte[]> files = new java.util.TreeMap<>();
        for (int size : new int[] {1, 511, 8191, 8192, 8193, 65535, 65536, 65537, 300_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            files.put("noise" + size, noise);
            files.put("zeros" + size, new byte[size]);
        }
        write(files);
        try (ZipFileSystem zip = FakeMountRequest.mount(archive);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<byte[]>> results = new ArrayList<>();
            for (String name : files.keySet()) {
                Callable<byte[]> task = () -> Seen.bytes(zip, name);
                results.add(threads.submit(task));
            }
            int i = 0;
            for (byte[] content : files.values()) {
                assertThat(results.get(i++).get()).isEqualTo(content);
            }
        }
    }

    @Test
    void contentIsReadStepByStep() throws Exception {
        write(Map.of("big", new byte[100_000]));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive);
                OpenFile.Content content = (OpenFile.Content) zip.open("big", O_RDONLY)) {
            assertThat(content.size()).isEqualTo(100_000);
            ByteBuffer ten = ByteBuffer.allocate(10);
            assertThat(content.read(ten)).isEqualTo(10);
            assertThat(content.read(ten)).isZero();
            ByteBuffer rest = ByteBuffer.allocate(200_000);
            int total = 10;
            for (int n = content.read(rest); n > 0; n = content.read(rest)) {
                total += n;
            }
            assertThat(total).isEqualTo(100_000);
        }
    }

    @Test
    void anInterruptedReaderDoesNotSpoilTheMount() throws Exception {
        byte[] noise = new byte[500_000];
        new Random(1).nextBytes(noise);
        write(Map.of("big", noise));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.bytes(zip, "big")).isEqualTo(noise);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Seen.bytes(zip, "big")).isEqualTo(Errno.EINTR.exception());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Seen.bytes(zip, "big")).isEqualTo(noise);
        }
    }

    @Test
    void theArchiveMayLoseItsName() throws Exception {
        write(Map.of("a", "A".getBytes(UTF_8)));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            Files.delete(archive);
            assertThat(Seen.text(zip, "a")).isEqualTo("A");
        }
    }

    @Test
    void closingReleasesEveryDescriptor() throws Exception {
        write(Map.of("a", "A".getBytes(UTF_8)));
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            Seen.text(zip, "a");
            assertThat(descriptorsOf(archive)).isPositive();
        }
        assertThat(descriptorsOf(archive)).isZero();
        Files.write(archive, new byte[100]);
        assertThatThrownBy(() -> FakeMountRequest.mount(archive)).isNotNull();
        assertThat(descriptorsOf(archive)).isZero();
    }

    private static long descriptorsOf(Path file) throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(fd -> {
                        try {
                            return Files.readSymbolicLink(fd).equals(file.toRealPath());
                        } catch (IOException ignored) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    @Test
    void anEmptyArchive() throws Exception {
        write(Map.of());
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.names(zip, "")).isEmpty();
            assertThat(Seen.lstat(zip, "").st_mode).isEqualTo(S_IFDIR | 0755);
        }
    }

    @Test
    void aSymbolicLinkIsNoFile() throws Exception {
        RawZip raw = new RawZip();
        raw.add("link").stored("a/target").mode(S_IFLNK | 0777);
        raw.add("long").stored("x".repeat(5000)).mode(S_IFLNK | 0777);
        raw.add("none").stored("").mode(S_IFLNK | 0777);
        Files.write(archive, raw.bytes());
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.lstat(zip, "link").st_mode).isEqualTo(S_IFLNK | 0777);
            assertThat(Seen.lstat(zip, "link").st_size).isEqualTo(8);
            assertThat(zip.readlink("link")).isEqualTo("a/target");
            assertThat(zip.readlink("link")).isEqualTo("a/target");
            assertThatThrownBy(() -> zip.open("link", O_RDONLY)).isEqualTo(Errno.ELOOP.exception());
            assertThatThrownBy(() -> zip.readlink("long")).isEqualTo(Errno.ENAMETOOLONG.exception());
            assertThatThrownBy(() -> zip.readlink("none")).isEqualTo(Errno.EIO.exception());
        }
    }

    @Test
    void theExampleSite() throws Exception {
        try (ZipFileSystem zip = FakeMountRequest.mount(Path.of("../../examples/site.zip"))) {
            assertThat(Seen.names(zip, "")).containsExactly("bin", "css", "docs", "images", "index.html", "news");
            assertThat(Seen.lstat(zip, "bin/hello.sh").st_mode).isEqualTo(S_IFREG | 0755);
            assertThat(Seen.text(zip, "bin/hello.sh")).startsWith("#!/bin/sh\n");
            assertThat(zip.readlink("news/current")).isEqualTo("2025");
            assertThat(zip.readlink("news/2025/latest.html")).isEqualTo("11.html");
            for (Stat stat : Seen.tree(zip).values()) {
                assertThat(Instant.ofEpochSecond(stat.mtime).toString()).startsWith("2025-");
            }
        }
    }

    /** More than 65535 entries: the end record is the 64-bit one. */
    @Test
    void manyEntries() throws Exception {
        int count = 100_000;
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(new java.io.BufferedOutputStream(out, 1 << 16))) {
            zip.setLevel(0);
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("d" + i / 1000 + "/e" + i / 100 + "/file" + i));
                zip.write(i);
                zip.closeEntry();
            }
        }
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(zip.statfs().f_files()).isEqualTo(1 + 100 + 1000 + count);
            assertThat(Seen.lstat(zip, "d99").st_nlink).isEqualTo(12);
            assertThat(Seen.names(zip, "d99/e999")).hasSize(100);
            assertThat(Seen.bytes(zip, "d99/e999/file99999")).isEqualTo(new byte[] {(byte) 99999});
        }
    }

    @Test
    void theServiceIsDeclared() throws Exception {
        Path here = Path.of(ZipModule.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var finder = java.lang.module.ModuleFinder.of(here);
        assertThat(finder.find("javu.zip").orElseThrow().descriptor().provides())
                .singleElement()
                .satisfies(provides -> {
                    assertThat(provides.service()).isEqualTo(ViewModule.class.getName());
                    assertThat(provides.providers()).containsExactly(ZipModule.class.getName());
                });
    }
}
