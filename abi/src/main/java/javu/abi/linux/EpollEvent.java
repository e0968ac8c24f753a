package javu.abi.linux;

/** {@code struct epoll_event}, {@code linux/eventpoll.h}; packed on x86-64, so {@code data} is not aligned. */
public final class EpollEvent {
    public static final int SIZE = 12;

    public static final int events = 0;
    public static final int data = 4;

    private EpollEvent() {}
}
