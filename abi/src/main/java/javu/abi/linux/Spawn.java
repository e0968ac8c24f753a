package javu.abi.linux;

/** Flags of posix_spawn(3): {@code spawn.h} of glibc. */
public final class Spawn {
    public static final int POSIX_SPAWN_RESETIDS = 0x1;
    public static final int POSIX_SPAWN_SETPGROUP = 0x2;
    public static final int POSIX_SPAWN_SETSIGDEF = 0x4;
    public static final int POSIX_SPAWN_SETSIGMASK = 0x8;
    public static final int POSIX_SPAWN_SETSCHEDPARAM = 0x10;
    public static final int POSIX_SPAWN_SETSCHEDULER = 0x20;
    public static final int POSIX_SPAWN_USEVFORK = 0x40;
    public static final int POSIX_SPAWN_SETSID = 0x80;
    public static final int POSIX_SPAWN_SETCGROUP = 0x100;

    private Spawn() {}
}
