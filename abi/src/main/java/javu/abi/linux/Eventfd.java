package javu.abi.linux;

/** eventfd(2): {@code linux/eventfd.h}, {@code sys/eventfd.h}. */
public final class Eventfd {
    public static final int EFD_SEMAPHORE = 1;
    public static final int EFD_NONBLOCK = 04000;
    public static final int EFD_CLOEXEC = 02000000;

    private Eventfd() {}
}
