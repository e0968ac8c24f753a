package javu.abi.linux;

/** epoll(7): {@code linux/eventpoll.h} (6.9). */
public final class Epoll {
    // Events.
    public static final int EPOLLIN = 0x1;
    public static final int EPOLLPRI = 0x2;
    public static final int EPOLLOUT = 0x4;
    public static final int EPOLLERR = 0x8;
    public static final int EPOLLHUP = 0x10;
    public static final int EPOLLNVAL = 0x20;
    public static final int EPOLLRDNORM = 0x40;
    public static final int EPOLLRDBAND = 0x80;
    public static final int EPOLLWRNORM = 0x100;
    public static final int EPOLLWRBAND = 0x200;
    public static final int EPOLLMSG = 0x400;
    public static final int EPOLLRDHUP = 0x2000;

    // How an event is delivered.
    public static final int EPOLL_URING_WAKE = 0x8000000;
    public static final int EPOLLEXCLUSIVE = 0x10000000;
    public static final int EPOLLWAKEUP = 0x20000000;
    public static final int EPOLLONESHOT = 0x40000000;
    public static final int EPOLLET = 0x80000000;

    // epoll_ctl(2) and epoll_create1(2).
    public static final int EPOLL_CTL_ADD = 1;
    public static final int EPOLL_CTL_DEL = 2;
    public static final int EPOLL_CTL_MOD = 3;
    public static final int EPOLL_CLOEXEC = 02000000;

    // ioctl(2) requests of an epoll set.
    public static final int EPIOCSPARAMS = 0x40088a01;
    public static final int EPIOCGPARAMS = 0x80088a02;

    private Epoll() {}
}
