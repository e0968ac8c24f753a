package javu.core.file;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Inotify;
import javu.abi.linux.InotifyEvent;
import javu.abi.linux.Memfd;
import javu.abi.linux.x86_64.Syscalls;
import javu.host.HostFiles;
import javu.host.Memory;
import javu.host.Syscall;
import org.jspecify.annotations.Nullable;

/**
 * All placeholders that guests hold. The name of its memfd, which the kernel shows in /proc/PID/fd, carries its serial
 * number. inotify tells when the last descriptor of one is gone.
 */
public final class Placeholders {
    private static final String MARK = "javu-";
    private static final String LINK = "/memfd:" + MARK;
    private static final int EVENTS_SIZE = 4096;

    private final Map<Long, Placeholder> bySerial = new ConcurrentHashMap<>();
    private final Map<Integer, Long> serialByWatch = new ConcurrentHashMap<>();
    private final AtomicLong serials = new AtomicLong();
    private int inotify = -1;

    /** Makes the memfd of a placeholder: a descriptor of ours. */
    public int create(Placeholder placeholder) throws ErrnoException {
        long serial = serials.incrementAndGet();
        String viewPath = placeholder.viewPath();
        String name = viewPath.substring(viewPath.lastIndexOf('/') + 1);
        int fd = HostFiles.memfd_create(MARK + serial + ":" + name, Memfd.MFD_CLOEXEC);
        bySerial.put(serial, placeholder);
        return fd;
    }

    /** From now on the placeholder lives only as long as a guest holds it; {@code fd} is its memfd. */
    public void watch(int fd) throws ErrnoException {
        String path = "/proc/self/fd/" + fd;
        long serial = serial(HostFiles.readlinkat(Fcntl.AT_FDCWD, path));
        synchronized (this) {
            if (inotify < 0) {
                inotify = (int) Syscall.check(Syscall.call(Syscalls.SYS_inotify_init1, Inotify.IN_CLOEXEC));
                Thread reader = new Thread(this::readEvents, "javu-placeholders");
                reader.setDaemon(true);
                reader.start();
            }
        }
        try {
            serialByWatch.put(HostFiles.inotify_add_watch(inotify, path, Inotify.IN_DELETE_SELF), serial);
        } catch (ErrnoException e) {
            // The limit of watches is reached: the entry stays, a few hundred bytes.
        }
    }

    /** The placeholder a link of /proc/PID/fd names, if it is one of ours. */
    public @Nullable Placeholder named(String link) {
        return link.startsWith(LINK) ? bySerial.get(serial(link)) : null;
    }

    private static long serial(String link) {
        int colon = link.indexOf(':', LINK.length());
        try {
            return Long.parseLong(link, LINK.length(), colon, 10);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return 0; // a guest's own memfd of a similar name
        }
    }

    private void readEvents() {
        long buffer = Memory.allocate(EVENTS_SIZE);
        while (true) {
            long n = Syscall.call(Syscalls.SYS_read, inotify, buffer, EVENTS_SIZE);
            for (long at = buffer; at < buffer + n; ) {
                if ((Memory.getInt(at + InotifyEvent.mask) & Inotify.IN_DELETE_SELF) != 0) {
                    Long serial = serialByWatch.remove(Memory.getInt(at + InotifyEvent.wd));
                    Placeholder gone = serial == null ? null : bySerial.remove(serial);
                    if (gone instanceof Placeholder.OpenDirectory directory) {
                        directory.file().close();
                    }
                }
                at += InotifyEvent.SIZE + Memory.getInt(at + InotifyEvent.len);
            }
        }
    }
}
