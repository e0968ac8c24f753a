package javu.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Archives byte by byte, also such as no sane program makes. */
final class RawZip {
    static final int DOS = 0;
    static final int UNIX = 3;
    /** 1 March 2025, 12:34:56, by the clock on the wall. */
    static final int DOS_TIME = (2025 - 1980) << 25 | 3 << 21 | 1 << 16 | 12 << 11 | 34 << 5 | 56 / 2;

    private final List<Entry> entries = new ArrayList<>();
    byte[] prefix = {};
    byte[] comment = {};
    boolean isPrefixCounted;

    /** An entry; what is not set is what most programs write. */
    static final class Entry {
        byte[] name;
        int madeBy = UNIX;
        int flags;
        int method;
        int attributes;
        int dosTime = DOS_TIME;
        byte[] data = {};
        long size;
        int crc;
        byte[] extra = {};
        byte[] localExtra = {};
        private int offset;

        Entry(String latin1) {
            name = latin1.getBytes(StandardCharsets.ISO_8859_1);
        }

        Entry stored(String text) {
            data = text.getBytes(StandardCharsets.UTF_8);
            return checked(data);
        }

        Entry deflated(byte[] content) {
            Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
            deflater.setInput(content);
            deflater.finish();
            byte[] buffer = new byte[content.length + 100];
            int length = deflater.deflate(buffer);
            deflater.end();
            data = Arrays.copyOf(buffer, length);
            method = 8;
            return checked(content);
        }

        private Entry checked(byte[] content) {
            CRC32 value = new CRC32();
            value.update(content);
            crc = (int) value.getValue();
            size = content.length;
            return this;
        }

        Entry mode(int mode) {
            attributes = mode << 16;
            return this;
        }

        Entry madeBy(int system) {
            madeBy = system;
            return this;
        }
    }

    Entry add(String latin1Name) {
        Entry entry = new Entry(latin1Name);
        entries.add(entry);
        return entry;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(prefix);
        int base = isPrefixCounted ? 0 : prefix.length;
        for (Entry entry : entries) {
            entry.offset = out.size() - base;
            ByteBuffer local = numbers(30)
                    .putInt(0x04034b50)
                    .putShort((short) 20)
                    .putShort((short) entry.flags)
                    .putShort((short) entry.method)
                    .putInt(entry.dosTime)
                    .putInt(entry.crc)
                    .putInt(entry.data.length)
                    .putInt((int) entry.size)
                    .putShort((short) entry.name.length)
                    .putShort((short) entry.localExtra.length);
            out.writeBytes(content(local));
            out.writeBytes(entry.name);
            out.writeBytes(entry.localExtra);
            out.writeBytes(entry.data);
        }
        int start = out.size();
        for (Entry entry : entries) {
            ByteBuffer record = numbers(46)
                    .putInt(0x02014b50)
                    .putShort((short) (entry.madeBy << 8 | 30))
                    .putShort((short) 20)
                    .putShort((short) entry.flags)
                    .putShort((short) entry.method)
                    .putInt(entry.dosTime)
                    .putInt(entry.crc)
                    .putInt(entry.data.length)
                    .putInt((int) entry.size)
                    .putShort((short) entry.name.length)
                    .putShort((short) entry.extra.length)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(entry.attributes)
                    .putInt(entry.offset);
            out.writeBytes(content(record));
            out.writeBytes(entry.name);
            out.writeBytes(entry.extra);
        }
        ByteBuffer end = numbers(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(out.size() - start)
                .putInt(start - base)
                .putShort((short) comment.length);
        out.writeBytes(content(end));
        out.writeBytes(comment);
        return out.toByteArray();
    }

    /** What was put into {@code numbers}. */
    static byte[] content(ByteBuffer numbers) {
        byte[] bytes = new byte[numbers.flip().remaining()];
        numbers.get(bytes);
        return bytes;
    }

    static ByteBuffer numbers(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
