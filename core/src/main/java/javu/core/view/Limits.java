package javu.core.view;

import javu.abi.errno.ErrnoException;
import javu.abi.linux.Resource;
import javu.core.file.FdRanges;
import javu.host.HostProcesses;

/** What our own limits allow the guests. */
public final class Limits {
    private Limits() {}

    /** The numbers of virtual files under our hard limit. */
    public static FdRanges ranges() throws ErrnoException {
        return FdRanges.under(HostProcesses.hardLimit(0, Resource.RLIMIT_NOFILE));
    }
}
