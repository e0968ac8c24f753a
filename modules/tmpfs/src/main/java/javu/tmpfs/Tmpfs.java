package javu.tmpfs;

import static javu.abi.linux.x86_64.Syscalls.SYS_fsconfig;
import static javu.abi.linux.x86_64.Syscalls.SYS_fsmount;
import static javu.abi.linux.x86_64.Syscalls.SYS_fsopen;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mount;
import javu.abi.linux.Sched;
import javu.host.HostFiles;
import javu.host.HostProcesses;
import javu.host.NamespaceWorker;
import javu.spi.HostDirectory;
import javu.spi.MountException;
import javu.spi.MountRequest;

/** One file system in memory. */
final class Tmpfs implements HostDirectory {
    private static final int STICKY_FOR_ALL = 01777;

    private final int mount;
    private final int root;
    private final String kernelPath;

    private Tmpfs(int mount, int root, String kernelPath) {
        this.mount = mount;
        this.root = root;
        this.kernelPath = kernelPath;
    }

    /** Options: {@code size}, {@code nr_inodes} as in tmpfs(5), {@code mode} of the root. */
    static Tmpfs mount(MountRequest request) throws ErrnoException, MountException {
        String size = request.option("size", "");
        String inodes = request.option("nr_inodes", "");
        int mode = mode(request);
        int mount = create(request, size, inodes);
        // A directory with a name nobody else has: the kernel's name for a file tells that it is ours.
        String name = ".javu-" + HostProcesses.getpid() + "-" + mount + "-" + Long.toHexString(System.nanoTime());
        try {
            HostFiles.mkdirat(mount, name, mode);
            int root = HostFiles.openat(mount, name, Fcntl.O_PATH | Fcntl.O_DIRECTORY | Fcntl.O_CLOEXEC, 0);
            HostFiles.fchmodat(mount, name, mode); // mkdir applied our umask
            return new Tmpfs(mount, root, "/" + name);
        } catch (ErrnoException e) {
            HostFiles.close(mount);
            throw e;
        }
    }

    private static int mode(MountRequest request) throws MountException {
        String mode = request.option("mode", Integer.toOctalString(STICKY_FOR_ALL));
        try {
            return Integer.parseInt(mode, 8) & 07777;
        } catch (NumberFormatException e) {
            throw request.fail(Errno.EINVAL, "mode=" + mode + ": not an octal number");
        }
    }

    /** A descriptor of the root of a new kernel tmpfs. */
    private static int create(MountRequest request, String size, String inodes) throws ErrnoException, MountException {
        long namespaces = HostProcesses.geteuid() == 0 ? 0 : Sched.CLONE_NEWUSER | Sched.CLONE_NEWNS;
        NamespaceWorker worker;
        try {
            worker = NamespaceWorker.start(namespaces);
        } catch (ErrnoException e) {
            throw request.fail(
                    e.errno(),
                    "tmpfs needs user namespaces or root on this system: "
                            + e.errno().text());
        }
        try (worker) {
            long context = worker.call(SYS_fsopen, worker.string("tmpfs"), 0, 0, 0, 0);
            set(request, worker, context, "size", size);
            set(request, worker, context, "nr_inodes", inodes);
            worker.call(SYS_fsconfig, context, Mount.FSCONFIG_CMD_CREATE, 0, 0, 0);
            return worker.getfd((int) worker.call(SYS_fsmount, context, 0, 0, 0, 0));
        }
    }

    private static void set(MountRequest request, NamespaceWorker worker, long context, String name, String value)
            throws MountException {
        if (value.isEmpty()) {
            return;
        }
        try {
            long key = worker.string(name);
            worker.call(SYS_fsconfig, context, Mount.FSCONFIG_SET_STRING, key, worker.string(value), 0);
        } catch (ErrnoException e) {
            throw request.fail(
                    Errno.EINVAL, name + "=" + value + ": " + e.errno().text());
        }
    }

    @Override
    public int rootFd() {
        return root;
    }

    @Override
    public String kernelPath() {
        return kernelPath;
    }

    @Override
    public boolean isPrivate() {
        return true;
    }

    @Override
    public void close() {
        HostFiles.close(root);
        HostFiles.close(mount);
    }
}
