package javu.core.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.file.HostFs;
import javu.core.file.HostRoot;
import javu.core.file.SubtreeFs;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.host.HostFiles;
import javu.spi.FileSystemType;
import javu.spi.MountException;
import javu.spi.MountRequest;
import javu.spi.Mountable;
import javu.spi.Names;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/** Carries out one mount, for the command line or for a guest. */
public final class Mounter implements MountRequest {
    /** Words of mount(8) that say nothing to a file system here. */
    private static final Set<String> IGNORED = Set.of(
            "rw",
            "suid",
            "dev",
            "exec",
            "defaults",
            "relatime",
            "noatime",
            "atime",
            "nodiratime",
            "strictatime",
            "lazytime",
            "async",
            "silent",
            "user",
            "nouser",
            "auto",
            "noauto",
            "loop",
            "_netdev");
    /** Words that core takes for itself, see {@link Mount.Flags}. */
    private static final Set<String> FLAGS = Set.of("ro", "noexec", "nosuid", "nodev", "show");

    private static final String NO_SOURCE = "none";

    private final View view;
    private final int tid;
    private final String type;
    private final String source;
    private final Map<String, String> options;
    private String target = "";
    private boolean readOnly;

    private Mounter(View view, int tid, String type, String source, Map<String, String> options) {
        this.view = view;
        this.tid = tid;
        this.type = type;
        this.source = source;
        this.options = options;
    }

    /**
     * Mounts.
     *
     * @param tid thread whose working directory and descriptors the paths are relative to
     * @param target must exist unless {@code missingAllowed}
     * @param options as in mount -o, comma-separated words
     */
    public static Mount mount(
            View view,
            int tid,
            String type,
            String source,
            String target,
            String options,
            Mount.Flags flags,
            boolean missingAllowed)
            throws MountException {
        FileSystemType factory = view.modules().type(type);
        if (factory == null) {
            throw new MountException(
                    Errno.ENODEV,
                    "unknown file system type '" + type + "' (there is: "
                            + view.modules().typeNames() + ")");
        }
        Mounter mounter = new Mounter(view, tid, type, source, parse(options));
        return mounter.run(factory, target, flags, missingAllowed);
    }

    private Mount run(FileSystemType factory, String targetPath, Mount.Flags given, boolean missingAllowed)
            throws MountException {
        Mount.Flags flags = takeFlags(given);
        readOnly = flags.readOnly();
        requireKnownOptions();
        Stat existing = resolveTarget(targetPath, missingAllowed);
        String shown = shownOptions();
        Mountable mounted = make(factory);
        try {
            return view.attach(target, type, source, shown, mounted, existing, flags);
        } catch (ErrnoException e) {
            mounted.close();
            throw about(e.errno() == Errno.ENOTDIR ? targetPath : source, e);
        }
    }

    private void requireKnownOptions() throws MountException {
        for (String option : options.keySet()) {
            if (!view.modules().options(type).contains(option)) {
                throw fail(Errno.EINVAL, option + ": unknown option for type " + type);
            }
        }
    }

    /** Finds the target: what is there, or {@code null}. */
    private @Nullable Stat resolveTarget(String path, boolean missingAllowed) throws MountException {
        try {
            int follow = Walker.FOLLOW | (missingAllowed ? Walker.MISSING_ALLOWED : 0);
            Resolved place = Walker.resolve(view, tid, Fcntl.AT_FDCWD, path, follow);
            target = place.viewPath();
            if (target.isEmpty()) {
                throw fail(Errno.EBUSY, "/: mounting on the root is not supported");
            }
            return place.lstat();
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENOENT && missingAllowed && !target.isEmpty()) {
                return null;
            }
            throw about(path, e);
        }
    }

    private Mountable make(FileSystemType factory) throws MountException {
        try {
            return factory.mount(this);
        } catch (ErrnoException e) {
            throw about(source, e);
        } catch (MountException e) {
            throw fail(e.errno(), Names.toText(source.equals(NO_SOURCE) ? target : source) + ": " + e.getMessage());
        }
    }

    private MountException about(String path, ErrnoException e) {
        if (path.equals(NO_SOURCE)) {
            return fail(e.errno(), Names.toText(target) + ": no source is given for type " + type);
        }
        return fail(e.errno(), Names.toText(path) + ": " + e.errno().text());
    }

    private Mount.Flags takeFlags(Mount.Flags given) {
        Mount.Flags flags = new Mount.Flags(
                given.readOnly() || options.containsKey("ro"),
                given.noExec() || options.containsKey("noexec"),
                given.noSuid() || options.containsKey("nosuid"),
                given.noDev() || options.containsKey("nodev"),
                given.show() || options.containsKey("show"));
        FLAGS.forEach(options::remove);
        IGNORED.forEach(options::remove);
        return flags;
    }

    private String shownOptions() {
        StringBuilder shown = new StringBuilder();
        options.forEach((name, value) ->
                shown.append(shown.isEmpty() ? "" : ",").append(value.isEmpty() ? name : name + "=" + value));
        return shown.toString();
    }

    private static Map<String, String> parse(String options) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String word : options.split(",")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                parsed.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
            }
        }
        return parsed;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    @Override
    public int openSource(int flags) throws ErrnoException {
        Resolved file = resolveSource();
        HostFs host = file.mount().host();
        if (host != null) {
            return host.openFd(file.path(), flags, 0);
        }
        Stat stat = new Stat();
        file.fileSystem().lstat(file.path(), stat);
        if (file.fileSystem().open(file.path(), flags) instanceof javu.spi.OpenFile.Content content) {
            try (content) {
                view.pageCache().fill(file.mount(), file.viewPath(), content, stat);
            }
            return view.pageCache().open(file.mount(), file.viewPath());
        }
        throw Errno.EINVAL.exception();
    }

    @Override
    public Mountable bindSource() throws ErrnoException {
        Resolved file = resolveSource();
        HostFs host = file.mount().host();
        if (host == null) {
            return new SubtreeFs(file.fileSystem(), file.path());
        }
        int fd = file.path().isEmpty()
                ? HostFiles.reopen(host.directory().rootFd(), Fcntl.O_PATH | Fcntl.O_CLOEXEC)
                : HostFiles.openat(host.directory().rootFd(), file.path(), Fcntl.O_PATH | Fcntl.O_CLOEXEC, 0);
        return new HostRoot(fd);
    }

    private Resolved resolveSource() throws ErrnoException {
        return Walker.resolve(view, tid, Fcntl.AT_FDCWD, source, Walker.FOLLOW);
    }

    @Override
    public MountException fail(Errno errno, String message) {
        return new MountException(errno, message);
    }
}
