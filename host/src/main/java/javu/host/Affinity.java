package javu.host;

import static javu.abi.linux.x86_64.Syscalls.SYS_getcpu;
import static javu.abi.linux.x86_64.Syscalls.SYS_sched_getaffinity;
import static javu.abi.linux.x86_64.Syscalls.SYS_sched_setaffinity;

/**
 * Keeps a waiting guest on our own CPU for a moment. Waking it on another, idle CPU costs several times as much as the
 * work it is woken for. The guest must be in the kernel meanwhile: a child born under the narrow mask would keep it.
 */
final class Affinity {
    private static final int MASK_SIZE = 128;

    private final long mask = Memory.allocate(MASK_SIZE);
    private final long narrow = Memory.allocate(MASK_SIZE);
    private final long cpu = Memory.allocate(Integer.BYTES);
    private int size;

    /** Binds thread {@code tid} to the CPU this thread runs on, if it may run there and elsewhere. */
    boolean bind(int tid) {
        size = (int) Syscall.call(SYS_sched_getaffinity, tid, MASK_SIZE, mask);
        if (size <= 0 || Syscall.call(SYS_getcpu, cpu) != 0) {
            return false;
        }
        int number = Memory.getInt(cpu);
        long word = mask + (number >> 6) * (long) Long.BYTES;
        if (number >= size * Byte.SIZE || (Memory.getLong(word) & 1L << number) == 0 || isSingle()) {
            return false;
        }
        Memory.zero(narrow, size);
        Memory.putLong(narrow + (number >> 6) * (long) Long.BYTES, 1L << number);
        return Syscall.call(SYS_sched_setaffinity, tid, size, narrow) == 0;
    }

    private boolean isSingle() {
        int bits = 0;
        for (int i = 0; i < size; i += Long.BYTES) {
            bits += Long.bitCount(Memory.getLong(mask + i));
        }
        return bits == 1;
    }

    /** Undoes {@link #bind}. */
    void restore(int tid) {
        Syscall.call(SYS_sched_setaffinity, tid, size, mask);
    }
}
