package javu.core.view;

import java.util.List;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.file.Placeholder;
import javu.host.GuestTag;
import javu.host.HostFiles;
import javu.host.HostFiles.DirectoryEntry;
import org.jspecify.annotations.Nullable;

/** Whether guests use a mount. Asked rarely, so it asks the processes themselves. */
public final class Usage {
    private Usage() {}

    /** Whether a guest works in the mount, runs a program of it or has a file of it open. */
    public static boolean of(View view, Mount mount) throws ErrnoException {
        for (int pid : guests(view)) {
            State state = view.states().of(pid);
            if (state != null && view.mounts().owner(state.cwd()) == mount) {
                return true;
            }
            try {
                if (uses(view, mount, pid)) {
                    return true;
                }
            } catch (ErrnoException e) {
                // The process is gone, and uses nothing.
            }
        }
        return false;
    }

    private static boolean uses(View view, Mount mount, int pid) throws ErrnoException {
        String exe = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + pid + "/exe");
        String program = view.programs().viewPath(exe);
        if (!program.isEmpty() && view.mounts().owner(program) == mount) {
            return true;
        }
        for (DirectoryEntry entry : list("/proc/" + pid + "/fd")) {
            int fd = number(entry.name());
            if (fd < 0) {
                continue;
            }
            String link = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + pid + "/fd/" + fd);
            Placeholder placeholder = view.placeholders().named(link);
            @Nullable
            Mount owner =
                    placeholder != null ? placeholder.mount() : view.sources().mountOf(link, pid, fd);
            if (owner == mount) {
                return true;
            }
        }
        return false;
    }

    /** The process ids of all guests of a view. */
    public static List<Integer> guests(View view) throws ErrnoException {
        List<Integer> guests = new java.util.ArrayList<>();
        for (DirectoryEntry entry : list("/proc")) {
            int pid = number(entry.name());
            if (pid > 0 && GuestTag.carries(pid, view.id())) {
                guests.add(pid);
            }
        }
        return guests;
    }

    private static List<DirectoryEntry> list(String path) throws ErrnoException {
        int fd = HostFiles.openat(Fcntl.AT_FDCWD, path, Fcntl.O_RDONLY | Fcntl.O_DIRECTORY | Fcntl.O_CLOEXEC, 0);
        try {
            return HostFiles.getdents64(fd);
        } finally {
            HostFiles.close(fd);
        }
    }

    private static int number(String name) {
        if (name.isEmpty() || name.charAt(0) < '0' || name.charAt(0) > '9') {
            return -1;
        }
        return Integer.parseInt(name);
    }
}
