package javu.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** The hypervisor's own address space, addressed by plain numbers; no object is created by a read or a write. */
public final class Memory {
    /** All of our address space. */
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    /** Zeroed memory that lives as long as the process. */
    public static long allocate(long size) {
        return Arena.global().allocate(size, 16).address();
    }

    /** Memory that {@link #free} gives back. */
    public static long allocateFreeable(long size) {
        return Syscall.invoke(Syscall.libc("malloc"), size, 0, 0, 0, 0, 0, 0);
    }

    /** Gives back what {@link #allocateFreeable} gave. */
    public static void free(long address) {
        Syscall.invoke(Syscall.libc("free"), address, 0, 0, 0, 0, 0, 0);
    }

    public static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    public static short getShort(long address) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
    }

    public static int getInt(long address) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    public static long getLong(long address) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
    }

    public static void putByte(long address, int value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, (byte) value);
    }

    public static void putShort(long address, int value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) value);
    }

    public static void putInt(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }

    public static void putLong(long address, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
    }

    /** Zeroes memory; what the loop needs, a few words, without a slice object. */
    public static void zero(long address, long size) {
        long words = address + (size & -Long.BYTES);
        for (long at = address; at < words; at += Long.BYTES) {
            putLong(at, 0);
        }
        for (long at = words; at < address + size; at++) {
            putByte(at, 0);
        }
    }

    public static void copy(long from, long to, long size) {
        MemorySegment.copy(ALL, from, ALL, to, size);
    }

    public static void put(long address, byte[] bytes, int offset, int length) {
        MemorySegment.copy(bytes, offset, ALL, ValueLayout.JAVA_BYTE, address, length);
    }

    public static void put(long address, byte[] bytes) {
        put(address, bytes, 0, bytes.length);
    }

    public static void get(long address, byte[] bytes, int offset, int length) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, bytes, offset, length);
    }

    public static byte[] get(long address, int length) {
        byte[] bytes = new byte[length];
        get(address, bytes, 0, length);
        return bytes;
    }

    /** A view of native memory for the {@code java.nio} world. */
    public static MemorySegment segment(long address, long size) {
        return ALL.asSlice(address, size);
    }

    /** Writes a byte string and its terminating NUL; answers the number of bytes written. */
    public static int putString(long address, String bytes) {
        byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
        put(address, raw);
        putByte(address + raw.length, 0);
        return raw.length + 1;
    }

    /** The length of the NUL-terminated string at {@code address}, or {@code limit} if there is no NUL before. */
    public static int strlen(long address, int limit) {
        int length = 0;
        while (length < limit && getByte(address + length) != 0) {
            length++;
        }
        return length;
    }

    public static String getString(long address, int length) {
        return new String(get(address, length), StandardCharsets.ISO_8859_1);
    }
}
