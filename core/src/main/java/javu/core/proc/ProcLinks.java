package javu.core.proc;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.path.Place;
import javu.core.view.Mount;
import javu.core.view.View;
import javu.host.HostFiles;
import javu.host.ProcStatus;

/** The links of /proc that mean the reader or what a process holds, proc(5). */
public final class ProcLinks {
    private ProcLinks() {}

    /** Whether {@code directory} is in the host's /proc. */
    public static boolean isProcess(Mount mount, String directory) {
        return mount.isRoot()
                && directory.startsWith("/proc")
                && (directory.length() == 5 || directory.charAt(5) == '/');
    }

    /** What {@code /proc/self} and {@code /proc/thread-self} are to the caller; {@code ""} for any other name. */
    public static String self(int tid, String directory, String name) throws ErrnoException {
        if (directory.length() == 5) {
            if (name.equals("self")) {
                return Integer.toString(ProcStatus.of(tid).tgid());
            }
            if (name.equals("thread-self")) {
                return ProcStatus.of(tid).tgid() + "/task/" + tid;
            }
        }
        return "";
    }

    /** Whether {@code directory/name} is a link that the kernel jumps along instead of reading it. */
    public static boolean isMagic(String directory, String name) {
        if (process(directory) < 0) {
            return false;
        }
        return directory.endsWith("/fd")
                ? number(name) >= 0
                : switch (name) {
                    case "cwd", "exe", "root" -> true;
                    default -> false;
                };
    }

    /** Where such a link leads. */
    public static Place target(View view, String link) throws ErrnoException {
        int slash = link.lastIndexOf('/');
        String name = link.substring(slash + 1);
        int pid = process(link.substring(0, slash));
        switch (name) {
            case "cwd" -> {
                return Place.cwd(view, pid);
            }
            case "root" -> {
                return new Place("", true, false);
            }
            case "exe" -> {
                return new Place(link, true, true);
            }
            default -> {
                try {
                    return Place.descriptor(view, pid, number(name));
                } catch (ErrnoException e) {
                    throw Errno.ENOENT.exception();
                }
            }
        }
    }

    /**
     * The content of {@code /proc/PID/cwd}, {@code exe} or {@code fd/N} if the view has something else to say than the
     * kernel; else {@code ""}.
     */
    public static String read(View view, String link) throws ErrnoException {
        int slash = link.lastIndexOf('/');
        String name = link.substring(slash + 1);
        if (!isMagic(link.substring(0, slash), name)) {
            return "";
        }
        if (name.equals("exe")) {
            return view.programs().viewPath(HostFiles.readlinkat(Fcntl.AT_FDCWD, link));
        }
        Place target = target(view, link);
        return target.kernel() ? "" : target.viewPath().isEmpty() ? "/" : target.viewPath();
    }

    /** The process or thread a directory of /proc is about: of {@code /proc/N[/task/N][/fd]}, else -1. */
    private static int process(String directory) {
        String[] parts = directory.split("/");
        int length = parts.length > 3 && parts[parts.length - 1].equals("fd") ? parts.length - 1 : parts.length;
        if (length == 3) {
            return number(parts[2]);
        }
        return length == 5 && parts[3].equals("task") ? number(parts[4]) : -1;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
