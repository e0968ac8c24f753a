package javu.zip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static javu.abi.linux.Fcntl.O_RDONLY;
import static javu.abi.linux.Mode.S_IFCHR;
import static javu.abi.linux.Mode.S_IFDIR;
import static javu.abi.linux.Mode.S_IFLNK;
import static javu.abi.linux.Mode.S_IFREG;
import static javu.abi.linux.Mode.S_ISUID;
import static javu.abi.linux.Mode.S_ISVTX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.spi.MountException;
import javu.spi.Names;
import javu.spi.Stat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old, strange, hostile and damaged archives. */
class OddArchivesTest {
    private static final byte[] TEXT = "the quick brown fox ".repeat(500).getBytes(UTF_8);

    @TempDir
    private Path directory;

    private ZipFileSystem mount(byte[] bytes) throws IOException, ErrnoException, MountException {
        return FakeMountRequest.mount(Files.write(directory.resolve("odd.zip"), bytes));
    }

    private ZipFileSystem mount(RawZip raw) throws IOException, ErrnoException, MountException {
        return mount(raw.bytes());
    }

    private void assertRefused(byte[] bytes, String message) {
        MountException e = catchThrowableOfType(MountException.class, () -> mount(bytes));
        assertThat(e).isNotNull().hasMessage(message);
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
    }

    private static byte[] good() {
        RawZip raw = new RawZip();
        raw.add("a").stored("A");
        raw.add("b/c").deflated(TEXT);
        return raw.bytes();
    }

    @Test
    void zipSlip() throws Exception {
        RawZip raw = new RawZip();
        raw.add("../../etc/passwd").stored("evil");
        raw.add("/etc/shadow").deflated(TEXT);
        raw.add("./x//y/./z").stored("z");
        raw.add("a/../b").stored("b");
        raw.add("..").stored("dots");
        raw.add("/").mode(S_IFDIR | 0711);
        raw.add("").stored("no name");
        raw.add("plain").stored("plain");
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.tree(zip).keySet())
                    .containsExactly("a", "a/b", "etc", "etc/passwd", "etc/shadow", "plain", "x", "x/y", "x/y/z");
            assertThat(Seen.text(zip, "etc/passwd")).isEqualTo("evil");
            assertThat(Seen.bytes(zip, "etc/shadow")).isEqualTo(TEXT);
            assertThat(Seen.text(zip, "x/y/z")).isEqualTo("z");
            assertThat(Seen.text(zip, "plain")).isEqualTo("plain");
            assertThat(Seen.lstat(zip, "").st_mode).isEqualTo(S_IFDIR | 0711);
        }
    }

    @Test
    void improperNamesDoNotHideProperOnes() throws Exception {
        RawZip raw = new RawZip();
        raw.add("../first").stored("improper");
        raw.add("first").stored("proper");
        raw.add("second").stored("proper");
        raw.add("/second").stored("improper");
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.text(zip, "first")).isEqualTo("proper");
            assertThat(Seen.text(zip, "second")).isEqualTo("proper");
        }
    }

    @Test
    void namesTwice() throws Exception {
        RawZip raw = new RawZip();
        raw.add("file").stored("old");
        raw.add("file").deflated("new".getBytes(UTF_8));
        raw.add("link").stored("/etc").mode(S_IFLNK | 0777);
        raw.add("link/passwd").stored("inside");
        raw.add("dir/x").stored("x");
        raw.add("dir").stored("hidden");
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.text(zip, "file")).isEqualTo("new");
            assertThat(Seen.lstat(zip, "link").st_mode).isEqualTo(S_IFDIR | 0755);
            assertThat(Seen.text(zip, "link/passwd")).isEqualTo("inside");
            assertThat(Seen.names(zip, "dir")).containsExactly("x");
            assertThat(Seen.names(zip, "")).containsExactly("file", "link", "dir");
        }
    }

    @Test
    void namesThatLinuxCannotHave() throws Exception {
        RawZip raw = new RawZip();
        raw.add("nul\0name").stored("");
        raw.add("x".repeat(256)).stored("");
        raw.add("d/".repeat(2100) + "deep").stored("");
        raw.add("x".repeat(255)).stored("fits");
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.names(zip, "")).containsExactly("x".repeat(255));
            assertThat(Seen.text(zip, "x".repeat(255))).isEqualTo("fits");
        }
    }

    @Test
    void legacyNames() throws Exception {
        RawZip raw = new RawZip();
        raw.add("gr\u0094\u00e1e.txt").madeBy(RawZip.DOS).stored("cp437");
        raw.add("latin\u00e9").stored("unix bytes");
        raw.add("back\\slash").madeBy(RawZip.DOS).stored("no separator");
        raw.add(Names.fromText("schön")).madeBy(RawZip.DOS).stored("utf-8 without the flag");
        RawZip.Entry unicode = raw.add("?.txt").madeBy(RawZip.DOS).stored("not ascii");
        unicode.name = new byte[] {(byte) 0x81, '.', 't', 'x', 't'};
        unicode.extra = unicodePath(unicode.name, "Ω.txt");
        RawZip.Entry stale = raw.add("stale\u0081").madeBy(RawZip.DOS).stored("renamed since");
        stale.extra = unicodePath(new byte[] {1}, "wrong");
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.names(zip, ""))
                    .containsExactly(
                            Names.fromText("größe.txt"),
                            "latin\u00e9",
                            "back\\slash",
                            Names.fromText("schön"),
                            Names.fromText("Ω.txt"),
                            Names.fromText("staleü"));
            for (String name : Seen.names(zip, "")) {
                assertThat(Seen.bytes(zip, name)).isNotEmpty();
            }
            assertThat(Seen.text(zip, Names.fromText("Ω.txt"))).isEqualTo("not ascii");
        }
    }

    private static byte[] unicodePath(byte[] rawName, String text) {
        CRC32 crc = new CRC32();
        crc.update(rawName);
        byte[] name = text.getBytes(UTF_8);
        return RawZip.numbers(9 + name.length)
                .putShort((short) 0x7075)
                .putShort((short) (5 + name.length))
                .put((byte) 1)
                .putInt((int) crc.getValue())
                .put(name)
                .array();
    }

    @Test
    void modes() throws Exception {
        RawZip raw = new RawZip();
        raw.add("setuid").mode(S_IFREG | S_ISUID | 0755).stored("");
        raw.add("sticky/").mode(S_IFDIR | S_ISVTX | 0777);
        raw.add("device").mode(S_IFCHR | 0666).stored("");
        raw.add("permissions-only").mode(0600).stored("");
        raw.add("nothing").stored("");
        raw.add("dir-without-slash").mode(S_IFDIR | 0700);
        raw.add("slash-wins/").mode(S_IFLNK | 0777);
        RawZip.Entry readOnly = raw.add("read-only").madeBy(RawZip.DOS).stored("");
        readOnly.attributes = 1;
        RawZip.Entry dosDirectory = raw.add("dos-dir").madeBy(RawZip.DOS);
        dosDirectory.attributes = 0x10;
        raw.add("dos-with-mode").madeBy(RawZip.DOS).mode(S_IFREG | 0700).stored("");
        raw.add("dos-without").madeBy(RawZip.DOS).mode(0700).stored("");
        try (ZipFileSystem zip = mount(raw)) {
            assertMode(zip, "setuid", S_IFREG | 0755);
            assertMode(zip, "sticky", S_IFDIR | 01777);
            assertMode(zip, "device", S_IFREG | 0666);
            assertMode(zip, "permissions-only", S_IFREG | 0600);
            assertMode(zip, "nothing", S_IFREG | 0644);
            assertMode(zip, "dir-without-slash", S_IFDIR | 0700);
            assertMode(zip, "slash-wins", S_IFDIR | 0777);
            assertMode(zip, "read-only", S_IFREG | 0444);
            assertMode(zip, "dos-dir", S_IFDIR | 0755);
            assertMode(zip, "dos-with-mode", S_IFREG | 0700);
            assertMode(zip, "dos-without", S_IFREG | 0644);
        }
    }

    private static void assertMode(ZipFileSystem zip, String path, int mode) throws ErrnoException {
        assertThat(Seen.lstat(zip, path).st_mode).as(path).isEqualTo(mode);
    }

    @Test
    void times() throws Exception {
        RawZip raw = new RawZip();
        raw.add("dos").stored("");
        raw.add("dos-none").stored("").dosTime = 0;
        RawZip.Entry ntfs = raw.add("ntfs").stored("");
        long ntfs2025 = (1_740_000_000L + 11_644_473_600L) * 10_000_000;
        ntfs.extra = RawZip.numbers(36)
                .putShort((short) 0x000a)
                .putShort((short) 32)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 24)
                .putLong(ntfs2025 + 1_234_567)
                .putLong(ntfs2025 + 10_000_000)
                .putLong(ntfs2025 - 10_000_000)
                .array();
        RawZip.Entry old = raw.add("before-1970").stored("");
        old.extra = RawZip.numbers(9)
                .putShort((short) 0x5455)
                .putShort((short) 5)
                .put((byte) 1)
                .putInt(-1)
                .array();
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.lstat(zip, "dos").mtime).isEqualTo(local(2025, 3, 1, 12, 34, 56));
            assertThat(Seen.lstat(zip, "dos-none").mtime).isEqualTo(local(1980, 1, 1, 0, 0, 0));
            assertThat(Seen.lstat(zip, "before-1970").mtime).isEqualTo(-1);
            Stat stat = Seen.lstat(zip, "ntfs");
            assertThat(stat.mtime).isEqualTo(1_740_000_000L);
            assertThat(stat.mtime_nsec).isEqualTo(123_456_700);
            assertThat(stat.atime).isEqualTo(1_740_000_001L);
            assertThat(stat.btime).isEqualTo(1_739_999_999L);
            assertThat(stat.hasBirthTime).isTrue();
        }
    }

    private static long local(int year, int month, int day, int hour, int minute, int second) {
        return LocalDateTime.of(year, month, day, hour, minute, second)
                .atZone(ZoneId.systemDefault())
                .toEpochSecond();
    }

    @Test
    void encryptedAndUnknownCompression() throws Exception {
        RawZip raw = new RawZip();
        raw.add("encrypted").stored("secret").flags = 1;
        raw.add("unknown").stored("").method = 93;
        raw.add("good").deflated(TEXT);
        raw.add("also-good").stored("text");
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.lstat(zip, "encrypted").st_size).isEqualTo(6);
            assertThatThrownBy(() -> zip.open("encrypted", O_RDONLY)).isEqualTo(Errno.EACCES.exception());
            assertThatThrownBy(() -> zip.open("unknown", O_RDONLY)).isEqualTo(Errno.EOPNOTSUPP.exception());
            assertThat(Seen.bytes(zip, "good")).isEqualTo(TEXT);
            assertThat(Seen.text(zip, "also-good")).isEqualTo("text");
        }
    }

    @Test
    void damagedEntries() throws Exception {
        RawZip raw = new RawZip();
        RawZip.Entry stored = raw.add("stored").stored("hello");
        stored.data = "hellO".getBytes(UTF_8);
        RawZip.Entry deflated = raw.add("deflated").deflated(TEXT);
        Arrays.fill(deflated.data, 3, deflated.data.length - 3, (byte) 0xff);
        raw.add("too-short").deflated(TEXT).size *= 2;
        raw.add("link").stored("target").mode(S_IFLNK | 0777).crc++;
        raw.add("good").stored("good");
        try (ZipFileSystem zip = mount(raw)) {
            for (String name : new String[] {"stored", "deflated", "too-short"}) {
                assertThatThrownBy(() -> Seen.bytes(zip, name)).as(name).isEqualTo(Errno.EIO.exception());
            }
            assertThatThrownBy(() -> zip.readlink("link")).isEqualTo(Errno.EIO.exception());
            assertThat(Seen.text(zip, "good")).isEqualTo("good");
        }
        raw.add("../refused-by-the-provider").stored("");
        try (ZipFileSystem zip = mount(raw)) {
            for (String name : new String[] {"stored", "deflated", "too-short"}) {
                assertThatThrownBy(() -> Seen.bytes(zip, name)).as(name).isEqualTo(Errno.EIO.exception());
            }
            assertThat(Seen.text(zip, "good")).isEqualTo("good");
        }
    }

    @Test
    void notAnArchive() {
        assertRefused(new byte[0], "not a zip archive");
        assertRefused(new byte[] {'P', 'K'}, "not a zip archive");
        assertRefused(new byte[100_000], "not a zip archive");
        assertRefused("#!/bin/sh\nexit 0\n".getBytes(UTF_8), "not a zip archive");
        assertThatThrownBy(() -> FakeMountRequest.mount(directory)).hasMessage("not a zip archive");
        assertThatThrownBy(() -> FakeMountRequest.mount(Path.of("/dev/null"))).hasMessage("not a zip archive");
    }

    @Test
    void theSourceMustExist() {
        assertThatThrownBy(() -> FakeMountRequest.mount(directory.resolve("none")))
                .isEqualTo(Errno.ENOENT.exception());
    }

    @Test
    void damagedArchives() {
        byte[] good = good();
        assertRefused(Arrays.copyOf(good, good.length - 1), "zip archive is damaged: its end is missing");
        assertRefused(Arrays.copyOf(good, 40), "zip archive is damaged: its end is missing");

        assertRefused(
                Arrays.copyOfRange(good, good.length - 60, good.length),
                "zip archive is damaged: its directory is not where it should be");

        byte[] badRecord = good.clone();
        int second = new String(good, ISO_8859_1).lastIndexOf("PK\1\2");
        badRecord[second] = 'X';
        assertRefused(badRecord, "zip archive is damaged: what should be a record of its directory is none");

        byte[] badName = good.clone();
        badName[second + 29] = (byte) 0xff;
        assertRefused(badName, "zip archive is damaged: its directory ends within a record");
    }

    /** Whatever is wrong: a mount fails with words or works, and reading gives bytes or an errno. */
    @Test
    void randomDamage() throws Exception {
        byte[] good = good();
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try (ZipFileSystem zip = mount(bad)) {
                for (String path : Seen.tree(zip).keySet()) {
                    readAnything(zip, path);
                }
            } catch (MountException e) {
                assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            }
        }
    }

    private static void readAnything(ZipFileSystem zip, String path) {
        try {
            Stat stat = Seen.lstat(zip, path);
            if ((stat.st_mode & S_IFDIR) == 0) {
                Seen.bytes(zip, path);
            }
        } catch (ErrnoException e) {
            assertThat(e.errno()).isIn(Errno.EIO, Errno.EACCES, Errno.EOPNOTSUPP, Errno.ELOOP);
        }
    }

    @Test
    void somethingBeforeAndAfter() throws Exception {
        RawZip raw = new RawZip();
        raw.add("a").deflated(TEXT);
        raw.prefix = "#!/bin/sh\nexec unpack\n".getBytes(UTF_8);
        raw.comment = "a comment with PK\5\6 in it, and more of it".getBytes(UTF_8);
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.bytes(zip, "a")).isEqualTo(TEXT);
        }
        raw.isPrefixCounted = true;
        try (ZipFileSystem zip = mount(raw)) {
            assertThat(Seen.bytes(zip, "a")).isEqualTo(TEXT);
        }
        byte[] withTail = Arrays.copyOf(raw.bytes(), raw.bytes().length + 500);
        try (ZipFileSystem zip = mount(withTail)) {
            assertThat(Seen.bytes(zip, "a")).isEqualTo(TEXT);
        }
    }

    /** An entry beyond 4 GiB, in a file that is a hole but for its end. */
    @Test
    void beyondFourGigabytes() throws Exception {
        long offset = 5L << 30;
        RawZip raw = new RawZip();
        raw.add("far").stored("far away");
        byte[] small = raw.bytes();
        int start = new String(small, ISO_8859_1).indexOf("PK\1\2");
        ByteBuffer local = ByteBuffer.wrap(small, 0, start);
        ByteBuffer record = RawZip.numbers(46 + 3 + 12)
                .put(small, start, 46 + 3)
                .putShort((short) 1)
                .putShort((short) 8)
                .putLong(offset)
                .putShort(30, (short) 12)
                .putInt(42, -1)
                .flip();
        long directory64 = offset + local.remaining();
        ByteBuffer end = RawZip.numbers(56 + 20 + 22)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putLong(0)
                .putLong(1)
                .putLong(1)
                .putLong(record.remaining())
                .putLong(directory64)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(directory64 + record.remaining())
                .putInt(1)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) -1)
                .putShort((short) -1)
                .putInt(-1)
                .putInt(-1)
                .putShort((short) 0)
                .flip();
        Path archive = directory.resolve("far.zip");
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.position(offset);
            channel.write(local);
            channel.write(record);
            channel.write(end);
        }
        try (ZipFileSystem zip = FakeMountRequest.mount(archive)) {
            assertThat(Seen.text(zip, "far")).isEqualTo("far away");
        }
    }
}
