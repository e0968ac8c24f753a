package javu.abi.linux;

/** Process descriptors: {@code linux/pidfd.h} (6.15). */
public final class Pidfd {
    // pidfd_open(2).
    public static final int PIDFD_NONBLOCK = 04000;
    public static final int PIDFD_THREAD = 0200;

    // pidfd_send_signal(2).
    public static final int PIDFD_SIGNAL_THREAD = 0x1;
    public static final int PIDFD_SIGNAL_THREAD_GROUP = 0x2;
    public static final int PIDFD_SIGNAL_PROCESS_GROUP = 0x4;

    // ioctl(2) requests of a process descriptor.
    public static final int PIDFD_GET_CGROUP_NAMESPACE = 0xff01;
    public static final int PIDFD_GET_IPC_NAMESPACE = 0xff02;
    public static final int PIDFD_GET_MNT_NAMESPACE = 0xff03;
    public static final int PIDFD_GET_NET_NAMESPACE = 0xff04;
    public static final int PIDFD_GET_PID_NAMESPACE = 0xff05;
    public static final int PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE = 0xff06;
    public static final int PIDFD_GET_TIME_NAMESPACE = 0xff07;
    public static final int PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE = 0xff08;
    public static final int PIDFD_GET_USER_NAMESPACE = 0xff09;
    public static final int PIDFD_GET_UTS_NAMESPACE = 0xff0a;

    private Pidfd() {}
}
