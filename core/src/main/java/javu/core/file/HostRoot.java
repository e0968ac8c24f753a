package javu.core.file;

import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.host.HostFiles;
import javu.spi.HostDirectory;

/** A directory or file of the host by an O_PATH descriptor: the root of all, or the source of a bind mount. */
public final class HostRoot implements HostDirectory {
    private final int fd;
    private final String kernelPath;

    /** Takes over the descriptor. */
    public HostRoot(int fd) throws ErrnoException {
        this.fd = fd;
        kernelPath = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/self/fd/" + fd);
    }

    @Override
    public int rootFd() {
        return fd;
    }

    @Override
    public String kernelPath() {
        return kernelPath;
    }

    @Override
    public boolean isPrivate() {
        return false;
    }

    @Override
    public void close() {
        HostFiles.close(fd);
    }
}
