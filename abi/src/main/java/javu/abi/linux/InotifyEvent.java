package javu.abi.linux;

/** {@code struct inotify_event}, {@code linux/inotify.h}. */
public final class InotifyEvent {
    public static final int SIZE = 16;

    public static final int wd = 0;
    public static final int mask = 4;
    public static final int cookie = 8;
    public static final int len = 12;
    public static final int name = 16;

    private InotifyEvent() {}
}
