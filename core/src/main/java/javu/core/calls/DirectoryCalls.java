package javu.core.calls;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.LinuxDirent;
import javu.abi.linux.LinuxDirent64;
import javu.abi.linux.Mode;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.Placeholder;
import javu.core.file.Placeholder.OpenDirectory;
import javu.core.path.Place;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.view.State;
import javu.host.Memory;
import javu.spi.OpenFile;
import javu.spi.OpenFile.Entry;
import javu.spi.Stat;

/** getdents(2), getcwd(2), chdir(2). */
public final class DirectoryCalls {
    private DirectoryCalls() {}

    /** {@code ssize_t getdents64(int fd, void *dirp, size_t count)}. */
    public static long getdents64(Call call) throws ErrnoException {
        return getdents(call, true);
    }

    /** {@code long getdents(unsigned int fd, struct linux_dirent *dirp, unsigned int count)}. */
    public static long getdents(Call call) throws ErrnoException {
        return getdents(call, false);
    }

    private static long getdents(Call call, boolean wide) throws ErrnoException {
        Placeholder placeholder = Paths.placeholder(call, call.intArg(0));
        if (placeholder == null) {
            return Handler.CONTINUE;
        }
        if (!(placeholder instanceof OpenDirectory directory)) {
            throw (placeholder instanceof Placeholder.PathOnly ? Errno.EBADF : Errno.ENOTDIR).exception();
        }
        long buffer = call.buffer();
        int limit = (int) Math.min(call.arg(2) & 0xffffffffL, call.bufferSize());
        synchronized (directory) {
            List<Entry> entries = directory.entries();
            int used = 0;
            long position = directory.position();
            while (position < entries.size()) {
                int size = put(buffer + used, limit - used, entries.get((int) position), position + 1, wide);
                if (size == 0) {
                    break;
                }
                used += size;
                position++;
            }
            if (used == 0 && position < entries.size()) {
                throw Errno.EINVAL.exception(); // the buffer is too small for one entry
            }
            call.copyOut(call.arg(1), buffer, used);
            directory.position(position);
            return used;
        }
    }

    /** Writes one entry: its size, or 0 if there is no room. */
    private static int put(long at, int room, Entry entry, long next, boolean wide) {
        byte[] name = entry.name().getBytes(StandardCharsets.ISO_8859_1);
        int header = wide ? LinuxDirent64.d_name : LinuxDirent.d_name;
        int size = header + name.length + (wide ? 1 : 2) + 7 & -8;
        if (size > room) {
            return 0;
        }
        Memory.zero(at, size);
        Memory.putLong(at + LinuxDirent64.d_ino, entry.ino());
        Memory.putLong(at + LinuxDirent64.d_off, next);
        Memory.putShort(at + LinuxDirent64.d_reclen, size);
        int type = (entry.mode() & Mode.S_IFMT) >> 12;
        Memory.putByte(wide ? at + LinuxDirent64.d_type : at + size - 1, type);
        Memory.put(at + header, name);
        return size;
    }

    /** {@code off_t lseek(int fd, off_t offset, int whence)} of an emulated directory. */
    public static long lseek(Call call) throws ErrnoException {
        Placeholder placeholder = Paths.placeholder(call, call.intArg(0));
        if (placeholder == null) {
            return Handler.CONTINUE;
        }
        if (!(placeholder instanceof OpenDirectory directory)) {
            throw Errno.EBADF.exception();
        }
        long offset = call.arg(1);
        synchronized (directory) {
            long position = switch (call.intArg(2)) {
                case Fcntl.SEEK_SET -> offset;
                case Fcntl.SEEK_CUR -> directory.position() + offset;
                default -> -1;
            };
            if (position < 0) {
                throw Errno.EINVAL.exception();
            }
            if (position == 0 && directory.file() instanceof OpenFile.Directory listed) {
                Resolved resolved = new Resolved(directory.mount(), directory.viewPath(), false);
                directory.refresh(OpenCalls.listing(call, resolved, listed.entries()));
            }
            directory.position(position);
            return position;
        }
    }

    /** {@code char *getcwd(char *buf, size_t size)}: the length with the NUL. */
    public static long getcwd(Call call) throws ErrnoException {
        State state = call.view().states().of(call.tid());
        if (state == null) {
            return Handler.CONTINUE;
        }
        Resolved directory = Walker.resolve(call.view(), call.tid(), Fcntl.AT_FDCWD, ".", 0);
        Paths.lstat(directory);
        byte[] path = (state.cwd().isEmpty() ? "/" : state.cwd()).getBytes(StandardCharsets.ISO_8859_1);
        if (call.arg(1) < path.length + 1) {
            throw Errno.ERANGE.exception();
        }
        byte[] terminated = java.util.Arrays.copyOf(path, path.length + 1);
        call.copyOut(call.arg(0), terminated);
        return terminated.length;
    }

    /** {@code int chdir(const char *path)}. */
    public static long chdir(Call call) throws ErrnoException {
        boolean hasState = call.view().states().of(call.tid()) != null;
        Resolved directory = Paths.at(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW);
        if (directory != null) {
            return enter(call, directory);
        }
        if (hasState) {
            // The kernel will go there itself; what it would refuse must not cost the guest the directory it has.
            Resolved target = Walker.resolve(call, Fcntl.AT_FDCWD, call.arg(0), Walker.FOLLOW);
            call.actAsGuest();
            requireSearchable(call, target);
            call.view().states().leave(call.tid());
        }
        return Handler.CONTINUE;
    }

    /** {@code int fchdir(int fd)}. */
    public static long fchdir(Call call) throws ErrnoException {
        if (call.view().mounts().isEmpty() && call.view().states().isEmpty()) {
            return Handler.CONTINUE;
        }
        Place place = Place.descriptor(call.view(), call.tid(), call.intArg(0));
        if (place.kernel()) {
            if (call.view().states().of(call.tid()) != null) {
                Resolved target = new Resolved(call.view().mounts().root(), place.viewPath(), true);
                call.actAsGuest();
                requireSearchable(call, target);
                call.view().states().leave(call.tid());
            }
            return Handler.CONTINUE;
        }
        call.actAsGuest();
        return enter(call, new Resolved(call.view().mounts().owner(place.viewPath()), place.viewPath(), false));
    }

    private static long enter(Call call, Resolved directory) throws ErrnoException {
        requireSearchable(call, directory);
        call.actAsSelf();
        call.view().states().enter(call.tid(), directory.viewPath());
        return 0;
    }

    private static void requireSearchable(Call call, Resolved directory) throws ErrnoException {
        Stat stat = Paths.lstat(directory);
        if (!Mode.S_ISDIR(stat.st_mode)) {
            throw Errno.ENOTDIR.exception();
        }
        Access.check(call, directory, Fcntl.X_OK, true);
    }

    /** {@code ssize_t read(int fd, ...)} and its family on an emulated directory or an O_PATH descriptor. */
    public static long readDirectory(Call call) throws ErrnoException {
        Placeholder placeholder = Paths.placeholder(call, call.intArg(0));
        if (placeholder == null) {
            return Handler.CONTINUE;
        }
        throw (placeholder instanceof OpenDirectory ? Errno.EISDIR : Errno.EBADF).exception();
    }

    /** Calls that an open directory or O_PATH descriptor cannot serve: {@code write}, {@code ftruncate}... */
    public static long badDescriptor(Call call) throws ErrnoException {
        if (Paths.placeholder(call, call.intArg(0)) == null) {
            return Handler.CONTINUE;
        }
        throw Errno.EBADF.exception();
    }

    /** {@code int ioctl(int fd, unsigned long request, ...)} on an emulated descriptor. */
    public static long ioctl(Call call) throws ErrnoException {
        if (Paths.placeholder(call, call.intArg(0)) == null) {
            return Handler.CONTINUE;
        }
        throw Errno.ENOTTY.exception();
    }

    /** {@code void *mmap(..., int fd, off_t offset)} of a directory. */
    public static long mmap(Call call) throws ErrnoException {
        if (Paths.placeholder(call, call.intArg(4)) == null) {
            return Handler.CONTINUE;
        }
        throw Errno.ENODEV.exception();
    }
}
