package javu.host;

import static javu.abi.linux.x86_64.Syscalls.SYS_ioctl;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Poll;
import javu.abi.linux.Seccomp;
import javu.abi.linux.SeccompData;
import javu.abi.linux.SeccompNotif;
import javu.abi.linux.SeccompNotifAddfd;
import javu.abi.linux.SeccompNotifResp;

/**
 * One notification and its answer, in native memory that is allocated once. An object serves one notification at a time;
 * the loop uses the same one again and again.
 */
public final class SeccompNotification {
    private static final int DATA = SeccompNotif.data;

    private final int listener;
    private final long notif = Memory.allocate(SeccompNotif.SIZE + 64);
    private final long resp = Memory.allocate(SeccompNotifResp.SIZE + 64);
    private final long addfd = Memory.allocate(SeccompNotifAddfd.SIZE);
    private final Affinity affinity = new Affinity();

    public SeccompNotification(int listener) {
        this.listener = listener;
    }

    /**
     * Waits for the next notification. False when the last guest is gone.
     */
    public boolean receive() throws ErrnoException {
        while (true) {
            Memory.zero(notif, SeccompNotif.SIZE); // the kernel insists
            long r = Syscall.call(SYS_ioctl, listener, Seccomp.SECCOMP_IOCTL_NOTIF_RECV, notif);
            if (r >= 0) {
                return true;
            }
            if (r == -Errno.EINTR.number()) {
                continue;
            }
            if (r != -Errno.ENOENT.number()) {
                throw Errno.of((int) -r).exception();
            }
            // ENOENT: the guest was interrupted meanwhile, or no guest is left.
            if ((HostProcesses.poll(listener, Poll.POLLIN, 0) & Poll.POLLHUP) != 0) {
                return false;
            }
        }
    }

    /** Copies the notification {@code other} has received. */
    public void copyFrom(SeccompNotification other) {
        Memory.copy(other.notif, notif, SeccompNotif.SIZE);
    }

    public long id() {
        return Memory.getLong(notif + SeccompNotif.id);
    }

    /** Thread id of the guest, in our pid namespace. */
    public int pid() {
        return Memory.getInt(notif + SeccompNotif.pid);
    }

    public int nr() {
        return Memory.getInt(notif + DATA + SeccompData.nr);
    }

    public int arch() {
        return Memory.getInt(notif + DATA + SeccompData.arch);
    }

    public long arg(int index) {
        return Memory.getLong(notif + DATA + SeccompData.args + (long) index * Long.BYTES);
    }

    /** Lets the kernel execute the call. */
    public void answerContinue() {
        answer(0, 0, Seccomp.SECCOMP_USER_NOTIF_FLAG_CONTINUE);
    }

    /** The call returns {@code value}. */
    public void answerValue(long value) {
        answer(value, 0, 0);
    }

    /** The call fails; {@code error} is a positive number, kernel-internal restart codes included. */
    public void answerError(int error) {
        answer(0, -error, 0);
    }

    /** A guest that is gone meanwhile makes it ENOENT, which nobody needs to know. */
    private void answer(long value, int error, int flags) {
        Memory.putLong(resp + SeccompNotifResp.id, id());
        Memory.putLong(resp + SeccompNotifResp.val, value);
        Memory.putInt(resp + SeccompNotifResp.error, error);
        Memory.putInt(resp + SeccompNotifResp.flags, flags);
        Syscall.call(SYS_ioctl, listener, Seccomp.SECCOMP_IOCTL_NOTIF_SEND, resp);
    }

    /** Puts {@code fd} at the lowest free number of the guest, which goes on waiting: that number. */
    public int addFd(int fd, int newfdFlags) throws ErrnoException {
        return addfd(fd, 0, 0, newfdFlags);
    }

    /** Puts {@code fd} at number {@code target} of the guest, in place of what is there: that number. */
    public int addFdAt(int fd, int target, int newfdFlags) throws ErrnoException {
        return addfd(fd, target, Seccomp.SECCOMP_ADDFD_FLAG_SETFD, newfdFlags);
    }

    /**
     * The guest wakes up, installs the descriptor and waits again. It could go on at once (ADDFD_FLAG_SEND), but that
     * wake-up is not a synchronous one, and the guest must not run while it is bound.
     */
    private int addfd(int fd, int target, int flags, int newfdFlags) throws ErrnoException {
        Memory.putLong(addfd + SeccompNotifAddfd.id, id());
        Memory.putInt(addfd + SeccompNotifAddfd.flags, flags);
        Memory.putInt(addfd + SeccompNotifAddfd.srcfd, fd);
        Memory.putInt(addfd + SeccompNotifAddfd.newfd, target);
        Memory.putInt(addfd + SeccompNotifAddfd.newfd_flags, newfdFlags);
        int guest = pid();
        boolean bound = affinity.bind(guest);
        long answer = Syscall.call(SYS_ioctl, listener, Seccomp.SECCOMP_IOCTL_NOTIF_ADDFD, addfd);
        if (bound) {
            affinity.restore(guest);
        }
        return (int) Syscall.check(answer);
    }
}
