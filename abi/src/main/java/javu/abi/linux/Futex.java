package javu.abi.linux;

/** futex(2) and its successors: {@code linux/futex.h} (6.16). */
public final class Futex {
    // Operations.
    public static final int FUTEX_WAIT = 0;
    public static final int FUTEX_WAKE = 1;
    public static final int FUTEX_FD = 2;
    public static final int FUTEX_REQUEUE = 3;
    public static final int FUTEX_CMP_REQUEUE = 4;
    public static final int FUTEX_WAKE_OP = 5;
    public static final int FUTEX_LOCK_PI = 6;
    public static final int FUTEX_UNLOCK_PI = 7;
    public static final int FUTEX_TRYLOCK_PI = 8;
    public static final int FUTEX_WAIT_BITSET = 9;
    public static final int FUTEX_WAKE_BITSET = 10;
    public static final int FUTEX_WAIT_REQUEUE_PI = 11;
    public static final int FUTEX_CMP_REQUEUE_PI = 12;
    public static final int FUTEX_LOCK_PI2 = 13;
    public static final int FUTEX_PRIVATE_FLAG = 128;
    public static final int FUTEX_CLOCK_REALTIME = 256;
    public static final int FUTEX_CMD_MASK = 0xfffffe7f;

    // The futex word.
    public static final int FUTEX_WAITERS = 0x80000000;
    public static final int FUTEX_OWNER_DIED = 0x40000000;
    public static final int FUTEX_TID_MASK = 0x3fffffff;
    public static final int FUTEX_BITSET_MATCH_ANY = 0xffffffff;

    // Flags of futex_wait(2), futex_wake(2), futex_waitv(2).
    public static final int FUTEX2_SIZE_U8 = 0;
    public static final int FUTEX2_SIZE_U16 = 0x1;
    public static final int FUTEX2_SIZE_U32 = 0x2;
    public static final int FUTEX2_SIZE_U64 = 0x3;
    public static final int FUTEX2_NUMA = 0x4;
    public static final int FUTEX2_MPOL = 0x8;
    public static final int FUTEX2_PRIVATE = 0x80;
    public static final int FUTEX_WAITV_MAX = 128;

    private Futex() {}
}
