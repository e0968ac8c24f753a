package javu.core.path;

import static javu.abi.linux.x86_64.Syscalls.SYS_close;
import static javu.abi.linux.x86_64.Syscalls.SYS_openat2;
import static javu.abi.linux.x86_64.Syscalls.SYS_readlinkat;

import javu.abi.errno.Errno;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Limits;
import javu.abi.linux.OpenHow;
import javu.core.dispatch.Call;
import javu.core.view.MountTable;
import javu.host.Memory;
import javu.host.Syscall;

/**
 * Proves that a path concerns no mount, in at most four host calls and without an object. The proof: the absolute form of
 * the path, normalised as text, is at or below no mount; and the kernel walks it without meeting a symbolic link, so that
 * the text tells the truth. {@code /proc} always takes the long way: its links mean the reader.
 */
public final class FastPath {
    private static final int MAX = Limits.PATH_MAX + 1;
    private static final long PROC = 0x636f72702fL; // "/proc"
    private static final long MEMFD = 0x3a64666d656d2fL; // "/memfd:", perhaps a placeholder

    private FastPath() {}

    /**
     * Whether the kernel may serve a path argument.
     *
     * @param dirfd what a relative path is relative to
     * @param address of the path in the guest
     * @param follow whether a symbolic link at the end is followed
     * @param place which of the two path memories of the call to use
     */
    public static boolean kernelMayServe(Call call, int dirfd, long address, boolean follow, int place) {
        MountTable mounts = call.view().mounts();
        boolean states = !call.view().states().isEmpty();
        if (mounts.isEmpty() && !states) {
            return true;
        }
        int length = call.readPath(address, place);
        if (length <= 0) {
            return true; // EFAULT, ENAMETOOLONG, ENOENT or the descriptor itself: the kernel says it best
        }
        long path = call.pathMemory(place);
        if (Memory.getByte(path) != '/') {
            if (dirfd == Fcntl.AT_FDCWD && states && call.view().states().of(call.tid()) != null) {
                return false;
            }
            int base = base(call, dirfd);
            if (base <= 0) {
                return false;
            }
            long joined = call.pathWork();
            if (!isPlain(call, mounts, joined, base)) {
                return false;
            }
            call.plain(dirfd, base);
            Memory.putByte(joined + base, '/');
            if (base + 1 + length >= 2 * MAX) {
                return false;
            }
            Memory.copy(path, joined + base + 1, length + 1L);
            path = joined;
            length += base + 1;
        }
        long normal = call.pathWork() + 2L * MAX;
        int normalLength = normalise(path, length, normal, mounts);
        return normalLength >= 0
                && !mounts.hashes().mayTouch(normal, normalLength)
                && !isProc(normal, normalLength)
                && meetsNoLink(call, path, follow);
    }

    /** Whether a directory the guest holds is an ordinary one: not below a mount, not the source of a bind mount. */
    private static boolean isPlain(Call call, MountTable mounts, long path, int length) {
        return Memory.getByte(path) == '/'
                && (Memory.getLong(path) & 0xff_ffff_ffff_ffffL) != MEMFD
                && !mounts.hashes().mayTouch(path, length)
                && !call.view().sources().mayTouch(path, length)
                && !isProc(path, length);
    }

    /** Puts the path of the directory that {@code dirfd} stands for into the work memory: its length. */
    private static int base(Call call, int dirfd) {
        call.plain(0, 0); // what was known of another one is overwritten
        long work = call.pathWork();
        long name = work + 2L * MAX; // not yet in use
        int at = put(name, "/proc/");
        at += decimal(name + at, call.tid());
        if (dirfd == Fcntl.AT_FDCWD) {
            at += put(name + at, "/cwd");
        } else if (dirfd < 0) {
            return -1;
        } else {
            at += put(name + at, "/fd/");
            at += decimal(name + at, dirfd);
        }
        Memory.putByte(name + at, 0);
        return (int) Syscall.call(SYS_readlinkat, Fcntl.AT_FDCWD, name, work, Limits.PATH_MAX);
    }

    private static int put(long address, String text) {
        for (int i = 0; i < text.length(); i++) {
            Memory.putByte(address + i, text.charAt(i));
        }
        return text.length();
    }

    private static int decimal(long address, int number) {
        int digits = 1;
        for (int n = number; n >= 10; n /= 10) {
            digits++;
        }
        int n = number;
        for (int i = digits - 1; i >= 0; i--) {
            Memory.putByte(address + i, '0' + n % 10);
            n /= 10;
        }
        return digits;
    }

    /**
     * Copies an absolute path without empty, {@code "."} and {@code ".."} components: its length, or -1 if the text cannot
     * be trusted because {@code ".."} may leave a directory that only the view has.
     */
    private static int normalise(long path, int length, long to, MountTable mounts) {
        int out = 0;
        int i = 0;
        while (i < length) {
            while (i < length && Memory.getByte(path + i) == '/') {
                i++;
            }
            int start = i;
            while (i < length && Memory.getByte(path + i) != '/') {
                i++;
            }
            int size = i - start;
            if (size == 0 || size == 1 && Memory.getByte(path + start) == '.') {
                continue;
            }
            if (size == 2 && Memory.getByte(path + start) == '.' && Memory.getByte(path + start + 1) == '.') {
                if (mounts.hasMissingTargets() || mounts.hashes().mayTouch(to, out)) {
                    return -1;
                }
                while (out > 0 && Memory.getByte(to + --out) != '/') {}
                continue;
            }
            Memory.putByte(to + out++, '/');
            Memory.copy(path + start, to + out, size);
            out += size;
        }
        return out;
    }

    private static boolean isProc(long path, int length) {
        return length >= 5
                && (Memory.getLong(path) & 0xffffffffffL) == PROC
                && (length == 5 || Memory.getByte(path + 5) == '/');
    }

    private static boolean meetsNoLink(Call call, long path, boolean follow) {
        long how = call.pathWork() + 2L * MAX; // the normalised path is no longer needed
        int flags = Fcntl.O_PATH | Fcntl.O_CLOEXEC | (follow ? 0 : Fcntl.O_NOFOLLOW);
        Memory.putLong(how + OpenHow.flags, flags);
        Memory.putLong(how + OpenHow.mode, 0);
        Memory.putLong(how + OpenHow.resolve, Fcntl.RESOLVE_NO_SYMLINKS);
        long fd = Syscall.call(SYS_openat2, Fcntl.AT_FDCWD, path, how, OpenHow.SIZE);
        if (fd >= 0) {
            Syscall.call(SYS_close, fd);
            return true;
        }
        return fd != -Errno.ELOOP.number() && fd != -Errno.EAGAIN.number() && fd != -Errno.EMFILE.number();
    }
}
