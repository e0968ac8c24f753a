package javu.core.calls;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.abi.linux.OpenHow;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.HostFs;
import javu.core.file.Placeholder;
import javu.core.file.Placeholder.OpenDirectory;
import javu.core.path.FastPath;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.proc.ProcMounts;
import javu.core.view.Mount;
import javu.core.view.Sources;
import javu.host.HostFiles;
import javu.host.Memory;
import javu.spi.Changeable;
import javu.spi.OpenFile;
import javu.spi.OpenFile.Entry;
import javu.spi.Stat;

/** open(2), openat2(2), creat(2). */
public final class OpenCalls {
    private static final int CREATE_DIRECTORY = Fcntl.O_CREAT | Fcntl.O_DIRECTORY;
    private static final int CREATE_EXCLUSIVE = Fcntl.O_CREAT | Fcntl.O_EXCL;

    private static final long KNOWN_FLAGS = Fcntl.O_ACCMODE
            | Fcntl.O_CREAT
            | Fcntl.O_EXCL
            | Fcntl.O_NOCTTY
            | Fcntl.O_TRUNC
            | Fcntl.O_APPEND
            | Fcntl.O_NONBLOCK
            | Fcntl.O_SYNC
            | Fcntl.O_DSYNC
            | Fcntl.O_ASYNC
            | Fcntl.O_DIRECT
            | Fcntl.O_LARGEFILE
            | Fcntl.O_DIRECTORY
            | Fcntl.O_NOFOLLOW
            | Fcntl.O_NOATIME
            | Fcntl.O_CLOEXEC
            | Fcntl.O_PATH
            | Fcntl.O_TMPFILE;
    private static final long PATH_FLAGS =
            Fcntl.O_PATH | Fcntl.O_DIRECTORY | Fcntl.O_NOFOLLOW | Fcntl.O_CLOEXEC | Fcntl.O_LARGEFILE;
    private static final long KNOWN_RESOLVE = Fcntl.RESOLVE_NO_SYMLINKS
            | Fcntl.RESOLVE_NO_MAGICLINKS
            | Fcntl.RESOLVE_NO_XDEV
            | Fcntl.RESOLVE_BENEATH
            | Fcntl.RESOLVE_IN_ROOT
            | Fcntl.RESOLVE_CACHED;
    private static final int ALL_PERMISSIONS = 07777;
    private static final int OPEN_HOW_READ = 4096;

    private OpenCalls() {}

    /** {@code int open(const char *path, int flags, mode_t mode)}. */
    public static long open(Call call) throws ErrnoException {
        return open(call, Fcntl.AT_FDCWD, call.arg(0), call.intArg(1), call.intArg(2), 0);
    }

    /** {@code int openat(int dirfd, const char *path, int flags, mode_t mode)}. */
    public static long openat(Call call) throws ErrnoException {
        return open(call, call.intArg(0), call.arg(1), call.intArg(2), call.intArg(3), 0);
    }

    /** {@code int creat(const char *path, mode_t mode)}. */
    public static long creat(Call call) throws ErrnoException {
        int flags = Fcntl.O_CREAT | Fcntl.O_WRONLY | Fcntl.O_TRUNC;
        return open(call, Fcntl.AT_FDCWD, call.arg(0), flags, call.intArg(1), 0);
    }

    /** {@code int openat2(int dirfd, const char *path, struct open_how *how, size_t size)}. */
    public static long openat2(Call call) throws ErrnoException {
        if (call.view().mounts().isEmpty() || call.arg(3) < OpenHow.SIZE) {
            return Handler.CONTINUE;
        }
        int size = (int) Math.min(call.arg(3), OPEN_HOW_READ);
        long how = call.copyIn(call.arg(2), size);
        for (int i = OpenHow.SIZE; i < size; i++) {
            if (Memory.getByte(how + i) != 0) {
                return Handler.CONTINUE; // E2BIG
            }
        }
        long flags = Memory.getLong(how + OpenHow.flags);
        long mode = Memory.getLong(how + OpenHow.mode);
        long resolve = Memory.getLong(how + OpenHow.resolve);
        if (!isValid(flags, mode, resolve)) {
            return Handler.CONTINUE; // EINVAL
        }
        if ((resolve & Fcntl.RESOLVE_CACHED) != 0) {
            throw Errno.EAGAIN.exception(); // nothing of ours is certain not to wait
        }
        return open(call, call.intArg(0), call.arg(1), (int) flags, (int) mode, Walker.flags(resolve));
    }

    /** As build_open_flags() of fs/open.c: openat2 refuses what open ignores. */
    private static boolean isValid(long flags, long mode, long resolve) {
        long scope = Fcntl.RESOLVE_BENEATH | Fcntl.RESOLVE_IN_ROOT;
        boolean creates = (flags & Fcntl.O_CREAT) != 0 || (flags & Fcntl.O_TMPFILE) == Fcntl.O_TMPFILE;
        boolean pathOnly = (flags & Fcntl.O_PATH) != 0;
        return (flags & ~KNOWN_FLAGS) == 0
                && (resolve & ~KNOWN_RESOLVE) == 0
                && (resolve & scope) != scope
                && (creates ? (mode & ~ALL_PERMISSIONS) == 0 : mode == 0)
                && (!pathOnly || (flags & ~PATH_FLAGS) == 0);
    }

    private static long open(Call call, int dirfd, long path, int flags, int mode, int walkerFlags)
            throws ErrnoException {
        boolean follow = (flags & Fcntl.O_NOFOLLOW) == 0 && (flags & CREATE_EXCLUSIVE) != CREATE_EXCLUSIVE;
        boolean listing =
                (flags & Fcntl.O_DIRECTORY) != 0 && call.view().mounts().hasMissingTargets();
        if (!listing && walkerFlags == 0 && FastPath.kernelMayServe(call, dirfd, path, follow, 0)) {
            return Handler.CONTINUE;
        }
        if ((flags & CREATE_DIRECTORY) == CREATE_DIRECTORY && (flags & Fcntl.O_TMPFILE) != Fcntl.O_TMPFILE) {
            return Handler.CONTINUE; // EINVAL
        }
        if ((flags & Fcntl.O_CREAT) != 0 && call.path(path).endsWith("/")) {
            throw Errno.EISDIR.exception();
        }
        Resolved file = Walker.resolve(call, dirfd, path, walkerFlags | (follow ? Walker.FOLLOW : 0));
        if (file.kernel()) {
            return openKernelFile(call, file, flags);
        }
        call.servedBy(file.mount().type());
        call.actAsGuest();
        return open(call, file, flags & ~Fcntl.O_LARGEFILE, mode, false);
    }

    /** A file of the host that no mount covers: the view has its own opinion on few of them. */
    private static long openKernelFile(Call call, Resolved file, int flags) throws ErrnoException {
        if ((flags & Fcntl.O_PATH) == 0 && ProcMounts.is(file.viewPath())) {
            return Descriptors.answer(call, ProcMounts.open(call.view(), file.viewPath()), flags);
        }
        if ((flags & Fcntl.O_PATH) == 0
                && !call.view().mounts().shownIn(file.viewPath()).isEmpty()) {
            call.actAsGuest();
            OpenFile.OfHost directory = (OpenFile.OfHost) file.fileSystem().open(file.path(), flags);
            return openListed(call, file, directory, flags);
        }
        return Handler.CONTINUE;
    }

    private static long open(Call call, Resolved file, int flags, int mode, boolean mayWait) throws ErrnoException {
        HostFs host = file.mount().host();
        if ((flags & Fcntl.O_PATH) != 0) {
            return openPath(call, file, flags);
        }
        if ((flags & Fcntl.O_TMPFILE) == Fcntl.O_TMPFILE) {
            Changeable changeable = file.changeable();
            return answer(call, file, changeable.createUnnamed(file.path(), flags, mode & ~call.umask()), flags);
        }
        Stat stat = null;
        try {
            stat = file.lstat();
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT || (flags & Fcntl.O_CREAT) == 0) {
                throw e;
            }
        }
        if (stat == null) {
            if (file.directoryAsked()) {
                throw Errno.EISDIR.exception();
            }
            Changeable changeable = file.changeable();
            return answer(call, file, changeable.create(file.path(), flags, mode & ~call.umask()), flags);
        }
        check(file, stat, flags);
        if (host == null) {
            return openServed(call, file, stat, flags, mayWait);
        }
        if (waits(stat, flags) && !mayWait) {
            return call.later(again -> {
                again.actAsGuest();
                return open(again, file, flags, mode, true);
            });
        }
        OpenFile opened = host.open(file.path(), flags & ~Fcntl.O_CREAT);
        if (Mode.S_ISDIR(stat.st_mode)
                && !call.view().mounts().shownIn(file.viewPath()).isEmpty()) {
            return openListed(call, file, (OpenFile.OfHost) opened, flags);
        }
        return answer(call, file, opened, flags);
    }

    /** What open(2) refuses about a file that exists, whoever serves it. */
    private static void check(Resolved file, Stat stat, int flags) throws ErrnoException {
        boolean writes = (flags & Fcntl.O_ACCMODE) != Fcntl.O_RDONLY || (flags & Fcntl.O_TRUNC) != 0;
        if ((flags & CREATE_EXCLUSIVE) == CREATE_EXCLUSIVE) {
            throw Errno.EEXIST.exception();
        }
        if (Mode.S_ISLNK(stat.st_mode)) {
            throw ((flags & Fcntl.O_DIRECTORY) != 0 ? Errno.ENOTDIR : Errno.ELOOP).exception();
        }
        boolean directory = Mode.S_ISDIR(stat.st_mode);
        if (directory && (writes || (flags & Fcntl.O_CREAT) != 0)) {
            throw Errno.EISDIR.exception();
        }
        if (!directory && ((flags & Fcntl.O_DIRECTORY) != 0 || file.directoryAsked())) {
            throw Errno.ENOTDIR.exception();
        }
        boolean special = !directory && !Mode.S_ISREG(stat.st_mode);
        if (writes && !special) {
            file.changeable();
        }
        boolean device = Mode.S_ISCHR(stat.st_mode) || Mode.S_ISBLK(stat.st_mode);
        if (device && file.mount().flags().noDev()) {
            throw Errno.EACCES.exception();
        }
    }

    /** Whether the open may wait for somebody: the other end of a FIFO, a device. */
    private static boolean waits(Stat stat, int flags) {
        return (flags & Fcntl.O_NONBLOCK) == 0 && (Mode.S_ISFIFO(stat.st_mode) || Mode.S_ISCHR(stat.st_mode));
    }

    /** A file of a file system that a module serves. */
    private static long openServed(Call call, Resolved file, Stat stat, int flags, boolean mayWait)
            throws ErrnoException {
        int wanted = switch (flags & Fcntl.O_ACCMODE) {
            case Fcntl.O_RDONLY -> Fcntl.R_OK;
            case Fcntl.O_WRONLY -> Fcntl.W_OK;
            default -> Fcntl.R_OK | Fcntl.W_OK;
        };
        Access.byModeBits(call, stat, wanted, true);
        if (Mode.S_ISREG(stat.st_mode)) {
            int cached = call.view().pageCache().open(file.mount(), file.viewPath());
            if (cached >= 0) {
                return Descriptors.answerCached(call, cached, flags);
            }
        }
        if (!mayWait) {
            return call.later(again -> openServed(again, file, stat, flags, true));
        }
        return answer(call, file, file.fileSystem().open(file.path(), flags), flags);
    }

    private static long answer(Call call, Resolved file, OpenFile opened, int flags) throws ErrnoException {
        call.actAsSelf();
        switch (opened) {
            case OpenFile.OfHost host -> {
                Sources.mark(file.mount(), host.fd());
                return Descriptors.answer(call, host.fd(), flags);
            }
            case OpenFile.Directory directory -> {
                return openDirectory(call, file, directory, flags);
            }
            case OpenFile.Content content -> {
                Stat stat = Paths.lstat(file);
                try (content) {
                    call.view().pageCache().fill(file.mount(), file.viewPath(), content, stat);
                }
                int cached = call.view().pageCache().open(file.mount(), file.viewPath());
                return Descriptors.answerCached(call, cached, flags);
            }
        }
    }

    private static long openPath(Call call, Resolved file, int flags) throws ErrnoException {
        Stat stat = Paths.lstat(file);
        if ((flags & Fcntl.O_DIRECTORY) != 0 && !Mode.S_ISDIR(stat.st_mode)) {
            throw Errno.ENOTDIR.exception();
        }
        call.actAsSelf();
        return answerPlaceholder(call, new Placeholder.PathOnly(file.mount(), file.viewPath()), flags);
    }

    private static long openDirectory(Call call, Resolved file, OpenFile.Directory directory, int flags)
            throws ErrnoException {
        List<Entry> entries = listing(call, file, directory.entries());
        return answerPlaceholder(call, new OpenDirectory(file.mount(), file.viewPath(), directory, entries), flags);
    }

    /** A directory of the host in which a mount is to be seen that has no directory there. */
    private static long openListed(Call call, Resolved file, OpenFile.OfHost opened, int flags) throws ErrnoException {
        int fd = opened.fd();
        OpenFile.Directory directory = new OpenFile.Directory() {
            @Override
            public List<Entry> entries() throws ErrnoException {
                Descriptors.lseek(fd, 0, Fcntl.SEEK_SET);
                List<Entry> entries = new ArrayList<>();
                for (HostFiles.DirectoryEntry entry : HostFiles.getdents64(fd)) {
                    if (!entry.name().equals(".") && !entry.name().equals("..")) {
                        entries.add(new Entry(entry.name(), entry.ino(), entry.type() << 12));
                    }
                }
                return entries;
            }

            @Override
            public void close() {
                HostFiles.close(fd);
            }
        };
        call.actAsSelf();
        return openDirectory(call, file, directory, flags);
    }

    private static long answerPlaceholder(Call call, Placeholder placeholder, int flags) throws ErrnoException {
        int fd = call.view().placeholders().create(placeholder);
        call.view().placeholders().watch(fd);
        return Descriptors.answerEmulated(call, fd, flags);
    }

    /** The entries of a directory with {@code "."}, {@code ".."} and the mounts in it. */
    static List<Entry> listing(Call call, Resolved directory, List<Entry> own) throws ErrnoException {
        List<Entry> entries = new ArrayList<>(own.size() + 2);
        entries.add(new Entry(".", Paths.lstat(directory).st_ino, Mode.S_IFDIR));
        entries.add(new Entry("..", 1, Mode.S_IFDIR));
        entries.addAll(own);
        for (Mount mount : call.view().mounts().shownIn(directory.viewPath())) {
            Stat stat = new Stat();
            mount.fileSystem().lstat("", stat);
            String name = mount.target().substring(mount.target().lastIndexOf('/') + 1);
            entries.add(new Entry(name, stat.st_ino, stat.st_mode & Mode.S_IFMT));
        }
        return entries;
    }
}
