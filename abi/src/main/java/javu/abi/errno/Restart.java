package javu.abi.errno;

/**
 * Numbers that the kernel keeps to itself, {@code include/linux/errno.h}: an interrupted call ends with one of them, and
 * the way to the signal handler turns it into a restart or into EINTR. A program never sees them, a tracer does.
 */
public final class Restart {
    public static final int ERESTARTSYS = 512;
    public static final int ERESTARTNOINTR = 513;
    public static final int ERESTARTNOHAND = 514;
    public static final int ERESTART_RESTARTBLOCK = 516;

    private Restart() {}
}
