package javu.core.file;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.spi.FileSystem;
import javu.spi.HasLinks;
import javu.spi.HasStatfs;
import javu.spi.OpenFile;
import javu.spi.Stat;

/** A directory or file of another file system of the view: the source of a bind mount that is not the host's. */
public final class SubtreeFs implements FileSystem, HasLinks, HasStatfs {
    private final FileSystem whole;
    private final String prefix;

    /** Shows what is at {@code prefix} of {@code whole}. */
    public SubtreeFs(FileSystem whole, String prefix) {
        this.whole = whole;
        this.prefix = prefix;
    }

    private String in(String path) {
        return prefix.isEmpty() ? path : path.isEmpty() ? prefix : prefix + "/" + path;
    }

    @Override
    public void lstat(String path, Stat stat) throws ErrnoException {
        whole.lstat(in(path), stat);
    }

    @Override
    public OpenFile open(String path, int flags) throws ErrnoException {
        return whole.open(in(path), flags);
    }

    @Override
    public String readlink(String path) throws ErrnoException {
        if (whole instanceof HasLinks linked) {
            return linked.readlink(in(path));
        }
        throw Errno.EINVAL.exception();
    }

    @Override
    public Statfs statfs() throws ErrnoException {
        if (whole instanceof HasStatfs sized) {
            return sized.statfs();
        }
        throw Errno.ENOSYS.exception();
    }
}
