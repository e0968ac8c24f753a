package javu.core.proc;

import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Memfd;
import javu.core.view.Mount;
import javu.core.view.View;
import javu.host.HostFiles;
import javu.spi.Stat;

/** {@code mounts}, {@code mountinfo} and {@code mountstats} of a process with the mounts of the view, proc(5). */
public final class ProcMounts {
    private ProcMounts() {}

    /** Whether a path of the host is such a file. */
    public static boolean is(String viewPath) {
        return viewPath.startsWith("/proc/")
                && (viewPath.endsWith("/mounts") || viewPath.endsWith("/mountinfo") || viewPath.endsWith("/mountstats"))
                && viewPath.charAt(6) >= '0'
                && viewPath.charAt(6) <= '9';
    }

    /** A descriptor of ours on the text. */
    public static int open(View view, String viewPath) throws ErrnoException {
        StringBuilder text = new StringBuilder(HostFiles.read(viewPath));
        String name = viewPath.substring(viewPath.lastIndexOf('/') + 1);
        String rootId = "1";
        if (name.equals("mountinfo")) {
            rootId = rootId(text);
        }
        for (Mount mount : view.mounts().mounts()) {
            if (mount.isRoot()) {
                continue;
            }
            switch (name) {
                case "mountinfo" -> mountinfo(text, mount, rootId);
                case "mounts" -> mounts(text, mount);
                default ->
                    text.append("device ")
                            .append(escape(mount.source()))
                            .append(" mounted on ")
                            .append(escape(mount.target()))
                            .append(" with fstype ")
                            .append(mount.type())
                            .append('\n');
            }
        }
        int fd = HostFiles.memfd_create(name, Memfd.MFD_CLOEXEC);
        try {
            HostFiles.writeAll(fd, text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            HostFiles.fchmod(fd, 0444);
            return HostFiles.reopen(fd, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC);
        } finally {
            HostFiles.close(fd);
        }
    }

    private static void mounts(StringBuilder text, Mount mount) {
        text.append(escape(mount.source()))
                .append(' ')
                .append(escape(mount.target()))
                .append(' ');
        text.append(mount.type()).append(' ').append(flags(mount));
        if (!mount.options().isEmpty()) {
            text.append(',').append(escape(mount.options()));
        }
        text.append(" 0 0\n");
    }

    private static void mountinfo(StringBuilder text, Mount mount, String rootId) {
        long dev = mount.device();
        Stat stat = new Stat();
        try {
            mount.fileSystem().lstat("", stat);
            dev = stat.st_dev == 0 ? dev : stat.st_dev;
        } catch (ErrnoException e) {
            // Its own number will do for a file system that does not answer.
        }
        long major = dev >>> 8 & 0xfff | dev >>> 32 & ~0xfffL;
        long minor = dev & 0xff | dev >>> 12 & 0xffffff00L;
        text.append(mount.shownId())
                .append(' ')
                .append(rootId)
                .append(' ')
                .append(major)
                .append(':')
                .append(minor);
        text.append(" / ").append(escape(mount.target())).append(' ').append(flags(mount));
        text.append(" - ")
                .append(mount.type())
                .append(' ')
                .append(escape(mount.source()))
                .append(' ');
        text.append(mount.isReadOnly() ? "ro" : "rw");
        if (!mount.options().isEmpty()) {
            text.append(',').append(escape(mount.options()));
        }
        text.append('\n');
    }

    private static String flags(Mount mount) {
        Mount.Flags flags = mount.flags();
        return (mount.isReadOnly() ? "ro" : "rw")
                + (flags.noSuid() ? ",nosuid" : "")
                + (flags.noDev() ? ",nodev" : "")
                + (flags.noExec() ? ",noexec" : "")
                + ",relatime";
    }

    private static String rootId(StringBuilder mountinfo) {
        for (String line : mountinfo.toString().split("\n")) {
            String[] fields = line.split(" ");
            if (fields.length > 4 && fields[4].equals("/")) {
                return fields[0];
            }
        }
        return "1";
    }

    /** As the kernel's mangle(): white space and backslash in octal. */
    private static String escape(String field) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\\' || c == '#') {
                out.append('\\')
                        .append((char) ('0' + (c >> 6)))
                        .append((char) ('0' + (c >> 3 & 7)))
                        .append((char) ('0' + (c & 7)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
