package javu.abi.linux;

/** {@code struct pollfd}, {@code asm-generic/poll.h}. */
public final class PollFd {
    public static final int SIZE = 8;

    public static final int fd = 0;
    public static final int events = 4;
    public static final int revents = 6;

    private PollFd() {}
}
