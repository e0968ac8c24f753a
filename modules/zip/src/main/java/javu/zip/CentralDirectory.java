package javu.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The list of entries at the end of an archive, one record after the other: {@link #next} goes to the next one, and the
 * fields say what is in it.
 *
 * <p>The format is PKWARE's APPNOTE.TXT: the end record of 4.3.16 leads to the directory, perhaps with the help of the
 * 64-bit one of 4.3.14, and the directory's records are those of 4.3.12. All numbers are little-endian.
 */
final class CentralDirectory {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END64_LOCATOR_LENGTH = 20;
    private static final int END64 = 0x06064b50;
    private static final int END64_LENGTH = 56;
    private static final int RECORD = 0x02014b50;
    private static final int RECORD_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;

    /** In a 16- or 32-bit field: the value is in the 64-bit record or field. */
    private static final int ELSEWHERE_16 = 0xffff;

    private static final long ELSEWHERE_32 = 0xffffffffL;

    /** Sizes and positions of more bits are taken for damage, so sums need no care. */
    private static final int MAX_BITS = 48;

    private static final int ENCRYPTED = 1;
    private static final int UTF8 = 0x800;

    /** What {@code madeBy} says of Unix and of OS X. */
    private static final int UNIX = 3;

    private static final int OSX = 19;

    /** Room for the longest record with its name, extra fields and comment. */
    private static final int BUFFER = 256 << 10;

    private final Image image;
    private final long count;
    private final long base;
    private final ByteBuffer buffer;
    private final long end;
    /** The position in the file of the buffer's limit. */
    private long filled;

    /** The system whose conventions the attributes follow. */
    private int madeBy;

    private int flags;
    private String rawName = "";

    /** The extra fields of the record. */
    final ExtraFields extra = new ExtraFields();

    /** One of the standard's compression methods. */
    int method;

    /** Date and time as DOS has them, the date in the upper half. */
    int dosTime;

    int crc;
    long size;
    long compressedSize;
    /** The local header's position, from {@link #base}. */
    long offset;
    /** External attributes: DOS has the low 16 bits, Unix the high ones. */
    int attributes;

    private CentralDirectory(Image image, long start, long length, long base, long count) {
        this.image = image;
        this.count = count;
        this.base = base;
        this.end = start + length;
        this.filled = start;
        this.buffer = ByteBuffer.allocate((int) Math.min(length, BUFFER))
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    /** Looks for the directory; {@link ZipException} with words for the user if there is none. */
    static CentralDirectory find(Image image) throws IOException {
        long size = image.size();
        int tailLength = (int) Math.min(size, END_LENGTH + 0xffff);
        ByteBuffer tail = image.read(size - tailLength, tailLength);
        boolean found = false;
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            // The archive's comment, which comes last, may hold the same four bytes.
            if (tail.getInt(at) == END && at + END_LENGTH + unsigned16(tail, at + 20) <= tail.limit()) {
                CentralDirectory directory = find(image, tail, at, size - tailLength + at);
                if (directory != null) {
                    return directory;
                }
                found = true;
            }
        }
        if (found) {
            throw damaged("its directory is not where it should be");
        }
        ByteBuffer start = image.read(0, Integer.BYTES);
        throw start.limit() == Integer.BYTES && start.getInt(0) == LOCAL
                ? damaged("its end is missing")
                : new ZipException("not a zip archive");
    }

    /** The directory that the end record at {@code position} tells of, {@code null} if it is not there. */
    private static @Nullable CentralDirectory find(Image image, ByteBuffer tail, int at, long position)
            throws IOException {
        long count = unsigned16(tail, at + 10);
        long length = unsigned32(tail, at + 12);
        long offset = unsigned32(tail, at + 16);
        long directoryEnd = position;
        long position64 = end64(image, position);
        if (position64 >= 0) {
            ByteBuffer end64 = image.read(position64, END64_LENGTH);
            count = count == ELSEWHERE_16 ? end64.getLong(32) : count;
            length = length == ELSEWHERE_32 ? end64.getLong(40) : length;
            offset = offset == ELSEWHERE_32 ? end64.getLong(48) : offset;
            directoryEnd = position64;
        }
        if (length < 0 || length > directoryEnd || offset < 0) {
            return null;
        }
        long start = directoryEnd - length;
        if (length == 0) {
            return new CentralDirectory(image, start, 0, 0, 0);
        }
        // Usually base is 0. It is the length of what was put before a finished archive: a program that unpacks it.
        if (start >= offset && has(image, start, RECORD)) {
            return new CentralDirectory(image, start, length, start - offset, count);
        }
        if (offset <= start && has(image, offset, RECORD)) {
            return new CentralDirectory(image, offset, length, 0, count);
        }
        return null;
    }

    /** The position of the 64-bit end record, -1 if there is none. */
    private static long end64(Image image, long position) throws IOException {
        long locatorPosition = position - END64_LOCATOR_LENGTH;
        if (locatorPosition < END64_LENGTH || !has(image, locatorPosition, END64_LOCATOR)) {
            return -1;
        }
        long told = image.read(locatorPosition, END64_LOCATOR_LENGTH).getLong(8);
        long usual = locatorPosition - END64_LENGTH;
        if (told >= 0 && told <= usual && has(image, told, END64)) {
            return told;
        }
        return has(image, usual, END64) ? usual : -1;
    }

    private static boolean has(Image image, long position, int signature) throws IOException {
        ByteBuffer bytes = image.read(position, Integer.BYTES);
        return bytes.limit() == Integer.BYTES && bytes.getInt(0) == signature;
    }

    /** How many records there are; a hint, it may be wrong. */
    long count() {
        return count;
    }

    /** The position in the file from which {@link #offset} counts. */
    long base() {
        return base;
    }

    /** Goes to the next record; false at the end. */
    boolean next() throws IOException {
        if (filled == end && !buffer.hasRemaining()) {
            return false;
        }
        require(RECORD_LENGTH);
        int at = buffer.position();
        if (buffer.getInt(at) != RECORD) {
            throw damaged("what should be a record of its directory is none");
        }
        int nameLength = unsigned16(buffer, at + 28);
        int extraLength = unsigned16(buffer, at + 30);
        int length = RECORD_LENGTH + nameLength + extraLength + unsigned16(buffer, at + 32);
        require(length);
        at = buffer.position();
        madeBy = buffer.get(at + 5);
        flags = unsigned16(buffer, at + 8);
        method = unsigned16(buffer, at + 10);
        dosTime = buffer.getInt(at + 12);
        crc = buffer.getInt(at + 16);
        attributes = buffer.getInt(at + 38);
        rawName = string(buffer, at + RECORD_LENGTH, nameLength);
        int extraAt = at + RECORD_LENGTH + nameLength;
        extra.parse(buffer, extraAt, extraAt + extraLength);
        sizes(at);
        buffer.position(at + length);
        return true;
    }

    /** Those of the 64-bit values are there, in this order, whose 32-bit field says so. */
    private void sizes(int at) throws ZipException {
        int from = extra.zip64;
        int to = from + extra.zip64Length;
        size = unsigned32(buffer, at + 24);
        if (size == ELSEWHERE_32) {
            size = unsigned64(from, to);
            from += Long.BYTES;
        }
        compressedSize = unsigned32(buffer, at + 20);
        if (compressedSize == ELSEWHERE_32) {
            compressedSize = unsigned64(from, to);
            from += Long.BYTES;
        }
        offset = unsigned32(buffer, at + 42);
        if (offset == ELSEWHERE_32) {
            offset = unsigned64(from, to);
        }
    }

    private long unsigned64(int from, int to) throws ZipException {
        long value = from + Long.BYTES <= to ? buffer.getLong(from) : -1;
        if (value >>> MAX_BITS != 0) {
            throw damaged("an entry has no valid size or position");
        }
        return value;
    }

    /** Sees to it that the buffer holds {@code length} bytes from its position on. */
    private void require(int length) throws IOException {
        if (buffer.remaining() >= length) {
            return;
        }
        if (length - buffer.remaining() <= end - filled) {
            buffer.compact();
            buffer.limit((int) Math.min(buffer.capacity(), buffer.position() + (end - filled)));
            int start = buffer.position();
            image.fill(buffer, filled);
            filled += buffer.position() - start;
            buffer.flip();
        }
        if (buffer.remaining() < length) {
            throw damaged("its directory ends within a record");
        }
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** Whether {@link #attributes} hold a Unix mode for sure, and not perhaps. */
    boolean isUnix() {
        return madeBy == UNIX || madeBy == OSX;
    }

    /** The bytes of the name as the archive has them, one per character. */
    String rawName() {
        return rawName;
    }

    /** The name as a Linux name, one byte per character. */
    String name() {
        String unicode = extra.unicodePath(buffer, rawName);
        if (unicode != null) {
            return unicode;
        }
        boolean isLinuxName = (flags & UTF8) != 0 || isUnix() || LegacyNames.isUtf8(rawName);
        return isLinuxName ? rawName : LegacyNames.fromCp437(rawName);
    }

    static String string(ByteBuffer bytes, int at, int length) {
        return new String(bytes.array(), bytes.arrayOffset() + at, length, StandardCharsets.ISO_8859_1);
    }

    static ZipException damaged(String how) {
        return new ZipException("zip archive is damaged: " + how);
    }

    private static int unsigned16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static long unsigned32(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xffffffffL;
    }
}
