package javu.core.view;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.core.file.FdRanges;
import javu.core.file.HostFs;
import javu.core.file.HostRoot;
import javu.core.file.PageCache;
import javu.core.file.Placeholders;
import javu.host.HostFiles;
import javu.host.HostProcesses;
import javu.host.ProcStatus;
import javu.spi.FileSystem;
import javu.spi.HostDirectory;
import javu.spi.Mountable;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/** One view: everything its guests share. */
public final class View {
    private final int id = HostProcesses.getpid();
    private final boolean privileged = HostProcesses.geteuid() == 0;
    private final FdRanges ranges;
    private final States states = new States(id);
    private final Placeholders placeholders = new Placeholders();
    private final PageCache pageCache = new PageCache(placeholders);
    private final Programs programs = new Programs();
    private final Modules modules;
    private final List<Mount> retired = new ArrayList<>();

    private volatile MountTable mounts;
    private volatile Sources sources;
    private volatile boolean identitiesChanged;
    private volatile boolean umaskChanged;
    private int initialUmask;
    private int lastMount;

    /** A view in which nothing is mounted. */
    public View(FdRanges ranges, Modules modules) throws ErrnoException {
        this.ranges = ranges;
        this.modules = modules;
        int slash = HostFiles.openat(Fcntl.AT_FDCWD, "/", Fcntl.O_PATH | Fcntl.O_DIRECTORY | Fcntl.O_CLOEXEC, 0);
        FileSystem host = new HostFs(new HostRoot(slash));
        Mount root = new Mount(0, "", "host", "/", "", host, true, true, Mount.Flags.NONE);
        mounts = new MountTable(List.of(root));
        sources = new Sources(List.of(root));
    }

    /** Process id of the hypervisor, which is the mark of its guests. */
    public int id() {
        return id;
    }

    public FdRanges ranges() {
        return ranges;
    }

    public MountTable mounts() {
        return mounts;
    }

    public Sources sources() {
        return sources;
    }

    public States states() {
        return states;
    }

    public Placeholders placeholders() {
        return placeholders;
    }

    public PageCache pageCache() {
        return pageCache;
    }

    public Programs programs() {
        return programs;
    }

    public Modules modules() {
        return modules;
    }

    /** Whether a guest may have other rights than we. */
    public boolean identitiesDiffer() {
        return privileged && identitiesChanged;
    }

    /** The umask that the first guest starts with. */
    public void initialUmask(int umask) {
        initialUmask = umask;
    }

    /** A guest is about to change its umask: from now on they must be asked. */
    public void umaskChanges() {
        umaskChanged = true;
    }

    /** The umask of a thread. */
    public int umaskOf(int tid) throws ErrnoException {
        return umaskChanged ? ProcStatus.of(tid).umask() : initialUmask;
    }

    /** A guest is about to change its ids. */
    public void identityChanges() {
        identitiesChanged = true;
    }

    /**
     * Attaches a file system.
     *
     * @param target canonical path in the view
     * @param existing what is at the target, or {@code null}
     */
    public synchronized Mount attach(
            String target,
            String type,
            String source,
            String options,
            Mountable what,
            @Nullable Stat existing,
            Mount.Flags flags)
            throws ErrnoException {
        FileSystem fileSystem = switch (what) {
            case HostDirectory host -> new HostFs(host);
            case FileSystem served -> served;
        };
        Stat root = new Stat();
        fileSystem.lstat("", root);
        boolean directory = Mode.S_ISDIR(root.st_mode);
        if (existing != null && Mode.S_ISDIR(existing.st_mode) != directory) {
            throw Errno.ENOTDIR.exception();
        }
        Mount mount =
                new Mount(++lastMount, target, type, source, options, fileSystem, directory, existing != null, flags);
        List<Mount> next = new ArrayList<>(mounts.mounts());
        next.add(mount);
        publish(next);
        return mount;
    }

    /** Detaches a mount; its file system is closed at the end of the view, as guests may still have files of it open. */
    public synchronized void detach(Mount mount) throws ErrnoException {
        List<Mount> next = new ArrayList<>(mounts.mounts());
        next.remove(mount);
        publish(next);
        retired.add(mount);
        pageCache.drop(mount);
    }

    /** Replaces the flags of a mount. */
    public synchronized void remount(Mount mount, Mount.Flags flags) {
        mount.flags(flags);
        publish(mounts.mounts());
    }

    private void publish(List<Mount> next) {
        sources = new Sources(next);
        mounts = new MountTable(next);
    }

    /** Closes every file system. */
    public synchronized void close() {
        List<Mount> all = new ArrayList<>(mounts.mounts());
        all.addAll(retired);
        for (Mount mount : all.reversed()) {
            mount.fileSystem().close();
        }
    }
}
