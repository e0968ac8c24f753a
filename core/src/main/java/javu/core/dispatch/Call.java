package javu.core.dispatch;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Limits;
import javu.core.path.Rights;
import javu.core.view.View;
import javu.host.GuestMemory;
import javu.host.Memory;
import javu.host.SeccompNotification;

/**
 * One system call of a guest, and the only window on it. Objects are reused: a handler keeps none.
 */
public final class Call {
    private static final int PATH_SIZE = Limits.PATH_MAX + 1;
    private static final int BUFFER_SIZE = 64 * 1024;

    private final Dispatcher dispatcher;
    private final SeccompNotification notification;
    private final GuestMemory memory = new GuestMemory();
    private final Rights rights = new Rights();
    private final long path = Memory.allocate(2L * PATH_SIZE);
    private final long pathWork = Memory.allocate(4L * PATH_SIZE);

    private long buffer;
    private long result;
    private String server = "javu";
    /** The last path read: its guest address, 0 if none, and its length at place 0. */
    private long readAddress;

    private int readLength;
    /** The directory that {@link javu.core.path.FastPath} found to be an ordinary one: a prefix of {@link #pathWork}. */
    private int plainDirfd;

    private int plainLength;

    Call(Dispatcher dispatcher, SeccompNotification notification) {
        this.dispatcher = dispatcher;
        this.notification = notification;
    }

    /** A new notification is there. */
    void begin() {
        readAddress = 0;
        plainLength = 0;
        server = "javu";
    }

    public View view() {
        return dispatcher.view();
    }

    /** The notification, for answers that are more than a value. */
    public SeccompNotification notification() {
        return notification;
    }

    /** Thread id of the caller. */
    public int tid() {
        return notification.pid();
    }

    public int nr() {
        return notification.nr();
    }

    public long arg(int index) {
        return notification.arg(index);
    }

    /** An argument of C type int, unsigned int or a descriptor. */
    public int intArg(int index) {
        return (int) notification.arg(index);
    }

    public GuestMemory memory() {
        return memory;
    }

    /** 64 KiB of native memory of this call. */
    public long buffer() {
        if (buffer == 0) {
            buffer = Memory.allocate(BUFFER_SIZE);
        }
        return buffer;
    }

    public int bufferSize() {
        return BUFFER_SIZE;
    }

    /** Native memory for the trace, which must not disturb the answer. */
    long traceBuffer() {
        return pathWork;
    }

    /** Four paths' worth of native memory for {@link javu.core.path.FastPath}. */
    public long pathWork() {
        return pathWork;
    }

    /** Native memory where {@link #readPath} puts a path argument: two places, for calls with two paths. */
    public long pathMemory(int place) {
        return path + (long) place * PATH_SIZE;
    }

    /** Reads the path at a guest address into {@link #pathMemory}: its length, or {@code -errno}. */
    public int readPath(long address, int place) {
        int length = memory.readString(tid(), address, pathMemory(place), Limits.PATH_MAX);
        if (place == 0) {
            readAddress = address;
            readLength = length;
        }
        return length;
    }

    /** The path at a guest address. */
    public String path(long address) throws ErrnoException {
        int length = address != 0 && address == readAddress ? readLength : readPath(address, 0);
        if (length < 0) {
            throw Errno.of(-length).exception();
        }
        return Memory.getString(pathMemory(0), length);
    }

    /** Remembers that {@code dirfd} is an ordinary directory, whose path is at the start of {@link #pathWork}. */
    public void plain(int dirfd, int length) {
        plainDirfd = dirfd;
        plainLength = length;
    }

    /** The path of {@code dirfd} if it is known to be an ordinary directory, else {@code ""}. */
    public String plainPath(int dirfd) {
        return plainLength > 0 && plainDirfd == dirfd ? Memory.getString(pathWork, plainLength) : "";
    }

    /** A string argument that is no path, such as the name of an attribute; {@code tooLong} if it has no end in time. */
    public String string(long address, int limit, Errno tooLong) throws ErrnoException {
        int length = memory.readString(tid(), address, buffer(), Math.min(limit + 1, BUFFER_SIZE));
        if (length == -Errno.ENAMETOOLONG.number()) {
            throw tooLong.exception();
        }
        if (length < 0) {
            throw Errno.of(-length).exception();
        }
        return Memory.getString(buffer(), length);
    }

    /** Copies {@code size} bytes of the guest into {@link #buffer}; answers its address. */
    public long copyIn(long address, int size) throws ErrnoException {
        memory.readFully(tid(), address, buffer(), size);
        return buffer();
    }

    /** Copies native memory to the guest. */
    public void copyOut(long address, long from, int size) throws ErrnoException {
        memory.writeFully(tid(), address, from, size);
    }

    /** Copies bytes to the guest. */
    public void copyOut(long address, byte[] bytes) throws ErrnoException {
        for (int done = 0; done < bytes.length; ) {
            int count = Math.min(BUFFER_SIZE, bytes.length - done);
            Memory.put(buffer(), bytes, done, count);
            copyOut(address + done, buffer(), count);
            done += count;
        }
    }

    /** From here to the end of the call this thread touches host files with the rights of the guest. */
    public void actAsGuest() throws ErrnoException {
        rights.assume(view(), tid());
    }

    /** Our own rights again, before work that is not the guest's. */
    public void actAsSelf() {
        rights.drop();
    }

    /** The caller's umask. */
    public int umask() throws ErrnoException {
        return view().umaskOf(tid());
    }

    /** Runs the rest of the call on a thread that may wait. */
    public long later(Handler handler) {
        dispatcher.later(this, handler);
        return Handler.LATER;
    }

    /** Who answers, for the trace: the type of a mount. */
    public void servedBy(String type) {
        server = type;
    }

    String server() {
        return server;
    }

    /** What an answer with {@link Handler#ANSWERED} returned to the guest. */
    public long result() {
        return result;
    }

    /** Remembers for the trace what the handler answered by itself. */
    public long answered(long value) {
        result = value;
        return Handler.ANSWERED;
    }

    /** Reports something about this call to the log. */
    public void log(String message) {
        dispatcher.log(message);
    }
}
