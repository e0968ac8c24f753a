package javu.zip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The extra fields of an entry (APPNOTE.TXT 4.5, and Info-ZIP's proginfo/extrafld.txt) that matter here. */
final class ExtraFields {
    private static final int ZIP64 = 0x0001;
    private static final int NTFS = 0x000a;
    private static final int EXTENDED_TIMESTAMP = 0x5455;
    private static final int OLD_UNIX = 0x5855;
    private static final int UNICODE_PATH = 0x7075;

    /** Of the extended timestamp: which times it has. */
    private static final int HAS_MODIFIED = 1;

    private static final int HAS_ACCESSED = 2;
    private static final int HAS_CREATED = 4;

    long modified;
    long accessed;
    long created;
    /** Whether the extra fields of the local header have times that those of the directory have not. */
    boolean hasLocalTimes;

    /** Where the 64-bit values are, and how many bytes of them. */
    int zip64;

    int zip64Length;

    private int unicodePath;
    private int unicodePathLength;

    /** Reads the fields in {@code bytes} from {@code start} to {@code end}. */
    void parse(ByteBuffer bytes, int start, int end) throws ZipException {
        modified = Times.NONE;
        accessed = Times.NONE;
        created = Times.NONE;
        hasLocalTimes = false;
        zip64Length = 0;
        unicodePathLength = 0;
        int at = start;
        while (at + 4 <= end) {
            int tag = bytes.getShort(at) & 0xffff;
            int length = bytes.getShort(at + 2) & 0xffff;
            at += 4;
            if (length > end - at) {
                throw CentralDirectory.damaged("an extra field is too long");
            }
            field(tag, bytes, at, length);
            at += length;
        }
    }

    private void field(int tag, ByteBuffer bytes, int at, int length) {
        switch (tag) {
            case ZIP64 -> {
                zip64 = at;
                zip64Length = length;
            }
            case NTFS -> ntfs(bytes, at, length);
            case EXTENDED_TIMESTAMP -> extendedTimestamp(bytes, at, length);
            case OLD_UNIX -> {
                if (length >= 8 && modified == Times.NONE) {
                    accessed = Times.ofSeconds(bytes.getInt(at));
                    modified = Times.ofSeconds(bytes.getInt(at + 4));
                }
            }
            case UNICODE_PATH -> {
                unicodePath = at;
                unicodePathLength = length;
            }
            default -> {}
        }
    }

    /** Four reserved bytes, then attributes; the only one there is has number 1 and three times. */
    private void ntfs(ByteBuffer bytes, int at, int length) {
        if (length >= 32 && bytes.getShort(at + 4) == 1 && bytes.getShort(at + 6) == 24) {
            long time = Times.ofNtfs(bytes.getLong(at + 8));
            modified = time == Times.NONE ? modified : time;
            accessed = Times.ofNtfs(bytes.getLong(at + 16));
            created = Times.ofNtfs(bytes.getLong(at + 24));
        }
    }

    /** One byte of flags, then the times; the directory says which there are but has only the first. */
    private void extendedTimestamp(ByteBuffer bytes, int at, int length) {
        int end = at + length;
        int has = length > 0 ? bytes.get(at) : 0;
        int next = at + 1;
        if ((has & HAS_MODIFIED) != 0 && next + 4 <= end) {
            modified = modified == Times.NONE ? Times.ofSeconds(bytes.getInt(next)) : modified;
            next += 4;
        }
        if ((has & HAS_ACCESSED) != 0 && next + 4 <= end) {
            accessed = accessed == Times.NONE ? Times.ofSeconds(bytes.getInt(next)) : accessed;
            next += 4;
        }
        if ((has & HAS_CREATED) != 0 && next + 4 <= end) {
            created = created == Times.NONE ? Times.ofSeconds(bytes.getInt(next)) : created;
        }
        hasLocalTimes = (has & (HAS_ACCESSED | HAS_CREATED)) != 0;
    }

    /** Access and creation time, {@code null} if there is neither. */
    @Nullable
    Times times() {
        return accessed == Times.NONE && created == Times.NONE ? null : new Times(accessed, created);
    }

    /** The name in UTF-8 if the field is about this very name and not about one that it had before. */
    @Nullable
    String unicodePath(ByteBuffer bytes, String rawName) {
        if (unicodePathLength < 5 || bytes.get(unicodePath) != 1) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(rawName.getBytes(StandardCharsets.ISO_8859_1));
        if ((int) crc.getValue() != bytes.getInt(unicodePath + 1)) {
            return null;
        }
        return CentralDirectory.string(bytes, unicodePath + 5, unicodePathLength - 5);
    }
}
