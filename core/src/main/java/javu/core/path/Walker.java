package javu.core.path;

import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Limits;
import javu.abi.linux.Mode;
import javu.core.dispatch.Call;
import javu.core.file.HostFs;
import javu.core.proc.ProcLinks;
import javu.core.view.Mount;
import javu.core.view.MountTable;
import javu.core.view.View;
import javu.host.HostFiles;
import javu.spi.FileSystem;
import javu.spi.HasLinks;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/**
 * Resolves one path as the kernel does, see path_resolution(7): symbolic links, {@code ".."}, trailing slashes and the
 * magic links of /proc included.
 */
public final class Walker {
    /** Follow a symbolic link at the end. */
    public static final int FOLLOW = 1;

    /** {@code RESOLVE_NO_SYMLINKS} of openat2(2). */
    public static final int NO_SYMLINKS = 2;

    /** {@code RESOLVE_NO_MAGICLINKS}. */
    public static final int NO_MAGICLINKS = 4;

    /** {@code RESOLVE_NO_XDEV}. */
    public static final int NO_XDEV = 8;

    /** {@code RESOLVE_BENEATH}. */
    public static final int BENEATH = 16;

    /** {@code RESOLVE_IN_ROOT}. */
    public static final int IN_ROOT = 32;

    /** A name that is not there is taken as a directory to come: for the target of a mount. */
    public static final int MISSING_ALLOWED = 64;

    /** The last component is a name to make, take away or change: no link is followed there, even before a slash. */
    public static final int NAME = 128;

    private final View view;
    private final int tid;
    private final MountTable table;
    private final int flags;
    private final String ceiling;
    private final String start;

    private String current;
    private Mount mount;
    private boolean kernel;
    private boolean directoryAsked;
    private String rest;
    private int links;
    /** Attributes of where the walk is, if it had to look at them. */
    private @Nullable Stat stat;

    private Walker(View view, int tid, Place base, String path, int flags) throws ErrnoException {
        this.view = view;
        this.tid = tid;
        this.table = view.mounts();
        this.flags = flags;
        this.rest = path;
        boolean scoped = (flags & (BENEATH | IN_ROOT)) != 0;
        ceiling = scoped ? base.viewPath() : "";
        if (path.startsWith("/") && !scoped) {
            current = "";
            kernel = true;
        } else {
            if (path.startsWith("/") && (flags & BENEATH) != 0) {
                throw Errno.EXDEV.exception();
            }
            current = base.viewPath();
            kernel = base.kernel();
        }
        start = current;
        mount = table.owner(current);
        if (!scoped && kernel && (flags & (NO_SYMLINKS | NO_XDEV)) == 0) {
            jump();
        }
    }

    /**
     * Begins at the mount that the text of the path leads to: the target of a mount is canonical, so nothing on the way to
     * it can lead elsewhere.
     */
    private void jump() {
        String path = rest.startsWith("/") ? rest : current + "/" + rest;
        if (path.contains("//") || path.contains("/./") || path.contains("/../") || path.endsWith("/..")) {
            return;
        }
        Mount owner = table.owner(path);
        if (!owner.isRoot() && owner.target().length() < path.length()) {
            current = owner.target();
            mount = owner;
            kernel = false;
            rest = path.substring(current.length());
        }
    }

    /** Resolves the path argument at a guest address. */
    public static Resolved resolve(Call call, int dirfd, long address, int flags) throws ErrnoException {
        String path = call.path(address);
        String plain = call.plainPath(dirfd);
        if (!plain.isEmpty() && !path.startsWith("/") && !path.isEmpty()) {
            Place base = new Place(plain.equals("/") ? "" : plain, true, false);
            return new Walker(call.view(), call.tid(), base, path, flags).walk();
        }
        return resolve(call.view(), call.tid(), dirfd, path, flags);
    }

    /** Resolves a path of thread {@code tid}, relative to a descriptor of it, {@code AT_FDCWD} included. */
    public static Resolved resolve(View view, int tid, int dirfd, String path, int flags) throws ErrnoException {
        if (path.isEmpty()) {
            throw Errno.ENOENT.exception();
        }
        boolean needsBase = !path.startsWith("/") || (flags & (BENEATH | IN_ROOT)) != 0;
        Place base = needsBase ? Place.of(view, tid, dirfd) : Place.ROOT;
        if (needsBase && base.hidden()) {
            // A directory that a later mount covers: to its holder it is what it always was.
            return new Resolved(view.mounts().root(), base.viewPath() + "/" + path, true, false, null);
        }
        return new Walker(view, tid, base, path, flags).walk();
    }

    private Resolved walk() throws ErrnoException {
        while (true) {
            String component = nextComponent();
            if (component.isEmpty()) {
                return new Resolved(mount, current, kernel, directoryAsked, stat);
            }
            if (component.length() > Limits.NAME_MAX) {
                throw Errno.ENAMETOOLONG.exception();
            }
            if (component.equals(".")) {
                directoryAsked = true;
            } else if (component.equals("..")) {
                directoryAsked = true;
                up();
            } else {
                directoryAsked = false;
                down(component);
            }
        }
    }

    /** Takes the next component off the rest. */
    private String nextComponent() {
        int start = 0;
        while (start < rest.length() && rest.charAt(start) == '/') {
            start++;
        }
        if (start > 0 && start == rest.length()) {
            directoryAsked = true;
        }
        int end = rest.indexOf('/', start);
        String component = end < 0 ? rest.substring(start) : rest.substring(start, end);
        rest = end < 0 ? "" : rest.substring(end);
        return component;
    }

    private boolean isLast() {
        for (int i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) != '/') {
                return false;
            }
        }
        return true;
    }

    private void up() throws ErrnoException {
        stat = null;
        if (current.equals(ceiling)) {
            if ((flags & BENEATH) != 0) {
                throw Errno.EXDEV.exception();
            }
            return;
        }
        if (!current.equals(start)) {
            requireDirectory(); // what a process holds is one, even if its name is gone
        }
        enter(current.substring(0, current.lastIndexOf('/')));
    }

    /** Where the walk is must be a directory, as it is left through {@code ".."}. */
    private void requireDirectory() throws ErrnoException {
        if (table.hasBelow(current)) {
            return;
        }
        Stat stat = new Stat();
        mount.fileSystem().lstat(mount.relative(current), stat);
        if (!Mode.S_ISDIR(stat.st_mode)) {
            throw Errno.ENOTDIR.exception();
        }
    }

    private void enter(String path) throws ErrnoException {
        current = path;
        Mount owner = table.owner(path);
        if (owner != mount) {
            if ((flags & NO_XDEV) != 0) {
                throw Errno.EXDEV.exception();
            }
            mount = owner;
            kernel &= owner.isRoot();
        }
    }

    private void down(String component) throws ErrnoException {
        stat = null;
        String next = current + "/" + component;
        Mount at = table.at(next);
        if (at != null && at.id() > mount.id()) {
            kernel = false;
            enter(next);
            return;
        }
        boolean last = isLast();
        if (last && (flags & FOLLOW) == 0 && (rest.isEmpty() || (flags & NAME) != 0)) {
            current = next;
            return;
        }
        if (ProcLinks.isProcess(mount, current) && followInProc(component, next, last)) {
            return;
        }
        String link;
        try {
            link = last ? readlinkAtEnd(mount.relative(next)) : readlink(mount.relative(next));
        } catch (ErrnoException e) {
            missing(e, next, last);
            return;
        }
        if (link.isEmpty()) {
            current = next;
        } else {
            follow(link);
        }
    }

    /** A component that is not there may still be made, or lead to a mount that needs no directory. */
    private void missing(ErrnoException e, String next, boolean last) throws ErrnoException {
        boolean goesOn = last || table.hasBelow(next) || (flags & MISSING_ALLOWED) != 0;
        if (e.errno() != Errno.ENOENT || !goesOn) {
            throw e;
        }
        if (!last) {
            kernel = false;
        }
        current = next;
    }

    private void follow(String link) throws ErrnoException {
        if ((flags & NO_SYMLINKS) != 0 || ++links > Limits.MAXSYMLINKS) {
            throw Errno.ELOOP.exception();
        }
        rest = link + rest;
        if (link.startsWith("/")) {
            if ((flags & BENEATH) != 0) {
                throw Errno.EXDEV.exception();
            }
            enter(ceiling);
        }
        leap();
    }

    /**
     * Goes to the end at once if the text shows that no mount is on the way and the kernel finds no further link on it:
     * most links of a system lead straight from /bin or /lib to where things are.
     */
    private void leap() {
        String path = current + (rest.startsWith("/") ? "" : "/") + rest;
        boolean plain = !path.contains("//") && !path.contains("/.") && !path.endsWith("/");
        if (!plain || !kernel || !mount.isRoot() || !table.owner(path).isRoot() || ProcLinks.isProcess(mount, path)) {
            return;
        }
        int follow = (flags & FOLLOW) != 0 ? 0 : Fcntl.O_NOFOLLOW;
        try {
            HostFiles.close(HostFiles.openat2(
                    Fcntl.AT_FDCWD, path, Fcntl.O_PATH | Fcntl.O_CLOEXEC | follow, 0, Fcntl.RESOLVE_NO_SYMLINKS));
            current = path;
            rest = "";
        } catch (ErrnoException e) {
            // Step by step, then: there is a link, or nothing.
        }
    }

    /** Follows the links of /proc that mean the reader or what a process holds; false for any other name. */
    private boolean followInProc(String component, String next, boolean last) throws ErrnoException {
        String self = ProcLinks.self(tid, current, component);
        if (!self.isEmpty()) {
            follow(self);
            return true;
        }
        if (ProcLinks.isMagic(current, component)) {
            if ((flags & (NO_MAGICLINKS | NO_SYMLINKS)) != 0) {
                throw Errno.ELOOP.exception();
            }
            Place target = ProcLinks.target(view, next);
            if (target.kernel() && (last || target.hidden()) || last && target.isDeleted()) {
                current = next; // the kernel's own jump; what comes after a hidden place is the kernel's as well
                if (!last) {
                    current = next + rest;
                    rest = "";
                }
                return true;
            }
            current = target.viewPath();
            mount = table.owner(current);
            kernel &= target.kernel();
            return true;
        }
        return false;
    }

    /** The same for the last component, of which the caller will want the attributes if it is no link. */
    private String readlinkAtEnd(String path) throws ErrnoException {
        if (mount.isRoot() && kernel || mount.host() == null) {
            return readlink(path);
        }
        Stat found = new Stat();
        mount.fileSystem().lstat(path, found);
        if (Mode.S_ISLNK(found.st_mode)) {
            return readlink(path);
        }
        stat = found;
        return "";
    }

    /** The content of a symbolic link, or {@code ""} for any other file. */
    private String readlink(String path) throws ErrnoException {
        FileSystem fileSystem = mount.fileSystem();
        if (fileSystem instanceof HostFs host) {
            return host.linkOrEmpty(path);
        }
        Stat stat = new Stat();
        fileSystem.lstat(path, stat);
        if (Mode.S_ISLNK(stat.st_mode) && fileSystem instanceof HasLinks linked) {
            return linked.readlink(path);
        }
        if (!Mode.S_ISDIR(stat.st_mode) && !rest.isEmpty()) {
            throw Errno.ENOTDIR.exception();
        }
        return "";
    }

    /** The walker's flags for {@code resolve} of openat2(2). */
    public static int flags(long resolve) {
        int flags = 0;
        flags |= (resolve & Fcntl.RESOLVE_NO_SYMLINKS) != 0 ? NO_SYMLINKS : 0;
        flags |= (resolve & Fcntl.RESOLVE_NO_MAGICLINKS) != 0 ? NO_MAGICLINKS : 0;
        flags |= (resolve & Fcntl.RESOLVE_NO_XDEV) != 0 ? NO_XDEV : 0;
        flags |= (resolve & Fcntl.RESOLVE_BENEATH) != 0 ? BENEATH : 0;
        flags |= (resolve & Fcntl.RESOLVE_IN_ROOT) != 0 ? IN_ROOT : 0;
        return flags;
    }
}
