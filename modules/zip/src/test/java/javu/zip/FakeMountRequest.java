package javu.zip;

import static javu.abi.linux.Fcntl.AT_FDCWD;

import java.nio.file.Path;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.host.HostFiles;
import javu.spi.MountException;
import javu.spi.MountRequest;
import javu.spi.Mountable;

/** A mount of a file of this machine, with no view around it. */
record FakeMountRequest(String source) implements MountRequest {
    static ZipFileSystem mount(Path archive) throws ErrnoException, MountException {
        return (ZipFileSystem) new ZipType().mount(new FakeMountRequest(archive.toString()));
    }

    @Override
    public String target() {
        return "/mnt";
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public String option(String name, String otherwise) {
        return otherwise;
    }

    @Override
    public int openSource(int flags) throws ErrnoException {
        return HostFiles.openat(AT_FDCWD, source, flags, 0);
    }

    @Override
    public Mountable bindSource() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MountException fail(Errno errno, String message) {
        return new MountException(errno, message);
    }
}
