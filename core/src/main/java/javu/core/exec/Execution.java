package javu.core.exec;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Memfd;
import javu.abi.linux.Mode;
import javu.core.calls.ExecAccess;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.Placeholder;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.core.view.View;
import javu.host.HostFiles;
import javu.host.Memory;
import javu.host.Syscall;
import javu.spi.Names;
import org.jspecify.annotations.Nullable;

/** One execve(2): finds out whether the kernel can do it, and if not, what it is to do instead. */
public final class Execution {
    private static final int MAX_SCRIPTS = 5;
    private static final int HEADER_BUFFER = 4096;

    private final Call call;
    private final View view;
    private final int dirfd;
    private final long pathAddress;
    private final long argv;
    private final long envp;
    private final int flags;

    /** Arguments that replace argv[0]: interpreters, their arguments and the script. */
    private final List<String> replaced = new ArrayList<>();

    private final boolean mayWait;

    /** The arguments are those of execveat(2). */
    public Execution(Call call, int dirfd, long pathAddress, long argv, long envp, int flags) {
        this(call, dirfd, pathAddress, argv, envp, flags, false);
    }

    private Execution(Call call, int dirfd, long pathAddress, long argv, long envp, int flags, boolean mayWait) {
        this.call = call;
        this.view = call.view();
        this.dirfd = dirfd;
        this.pathAddress = pathAddress;
        this.argv = argv;
        this.envp = envp;
        this.flags = flags;
        this.mayWait = mayWait;
    }

    /** Decides. */
    public long run() throws ErrnoException {
        String path = call.path(pathAddress);
        if (view.mounts().isEmpty() && view.states().isEmpty()) {
            return refuse32Bit(path);
        }
        Resolved file;
        if (path.isEmpty()) {
            // fexecve(3): unless it is a placeholder the kernel has the file, whatever it is.
            Placeholder placeholder = (flags & Fcntl.AT_EMPTY_PATH) == 0 ? null : placeholder();
            if (placeholder == null) {
                return Handler.CONTINUE;
            }
            file = new Resolved(placeholder.mount(), placeholder.viewPath(), false);
        } else {
            file = resolve(dirfd, path);
        }
        if (!file.kernel() && file.mount().host() == null && !mayWait) {
            return call.later(again -> new Execution(again, dirfd, pathAddress, argv, envp, flags, true).run());
        }
        boolean kernel = file.kernel();
        boolean scripts = false;
        String name = path;
        for (int depth = 0; ; depth++) {
            int fd = open(file, depth == 0);
            if (fd < 0) {
                return Handler.CONTINUE; // the kernel may execute what we may not read
            }
            try {
                switch (ProgramHeader.read(fd, call.buffer())) {
                    case ProgramHeader.Script script -> {
                        if (depth == MAX_SCRIPTS) {
                            throw Errno.ELOOP.exception();
                        }
                        script(script, name);
                        scripts = true;
                        name = script.interpreter();
                        file = resolve(Fcntl.AT_FDCWD, name);
                        kernel &= file.kernel();
                    }
                    case ProgramHeader.Elf64 elf -> {
                        view.programs().executes(call.tid(), file.viewPath());
                        return run(file, fd, elf, kernel, scripts);
                    }
                    case ProgramHeader.ForeignElf foreign -> {
                        if (foreign.is32Bit()) {
                            throw refused32Bit(path);
                        }
                        throw Errno.ENOEXEC.exception();
                    }
                    case ProgramHeader.Other other -> {
                        if (kernel) {
                            return Handler.CONTINUE;
                        }
                        throw Errno.ENOEXEC.exception();
                    }
                }
            } finally {
                HostFiles.close(fd);
            }
        }
    }

    /** All there is to do in a view without mounts. */
    private long refuse32Bit(String path) throws ErrnoException {
        String base = dirfd == Fcntl.AT_FDCWD ? "/cwd/" : "/fd/" + dirfd + "/";
        int fd;
        try {
            fd = HostFiles.openat(
                    Fcntl.AT_FDCWD,
                    path.startsWith("/") ? path : "/proc/" + call.tid() + base + path,
                    Fcntl.O_RDONLY | Fcntl.O_NONBLOCK | Fcntl.O_CLOEXEC,
                    0);
        } catch (ErrnoException e) {
            return Handler.CONTINUE; // the kernel may execute what we may not read
        }
        try {
            if (ProgramHeader.is32Bit(fd, call.buffer())) {
                throw refused32Bit(path);
            }
            return Handler.CONTINUE;
        } finally {
            HostFiles.close(fd);
        }
    }

    private ErrnoException refused32Bit(String path) {
        call.log(Names.toText(path) + ": 32-bit programs are not supported");
        view.programs().refuseAs32Bit();
        return Errno.ENOEXEC.exception();
    }

    private @Nullable Placeholder placeholder() throws ErrnoException {
        String link = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/" + call.tid() + "/fd/" + dirfd);
        return view.placeholders().named(link);
    }

    private Resolved resolve(int base, String path) throws ErrnoException {
        int follow = (flags & Fcntl.AT_SYMLINK_NOFOLLOW) == 0 || base == Fcntl.AT_FDCWD ? Walker.FOLLOW : 0;
        return Walker.resolve(view, call.tid(), base, path, follow);
    }

    /** A descriptor of ours on the file, or -1 if only the kernel can tell. */
    private int open(Resolved file, boolean first) throws ErrnoException {
        if (file.kernel()) {
            try {
                return HostFiles.openat(
                        Fcntl.AT_FDCWD,
                        file.viewPath().isEmpty() ? "/" : file.viewPath(),
                        Fcntl.O_RDONLY | Fcntl.O_NONBLOCK | Fcntl.O_CLOEXEC,
                        0);
            } catch (ErrnoException e) {
                if (first) {
                    return -1;
                }
                throw e;
            }
        }
        call.actAsGuest();
        int fd = ExecAccess.open(call, file);
        call.actAsSelf();
        return fd;
    }

    /** {@code interpreter [argument] script args...}, as fs/binfmt_script.c builds it. */
    private void script(ProgramHeader.Script script, String name) {
        if (replaced.isEmpty()) {
            replaced.add(scriptName(name));
        }
        if (!script.argument().isEmpty()) {
            replaced.addFirst(script.argument());
        }
        replaced.addFirst(script.interpreter());
    }

    private String scriptName(String name) {
        return name.startsWith("/") || dirfd == Fcntl.AT_FDCWD
                ? name
                : "/dev/fd/" + dirfd + (name.isEmpty() ? "" : "/" + name);
    }

    private long run(Resolved program, int fd, ProgramHeader.Elf64 elf, boolean kernel, boolean scripts)
            throws ErrnoException {
        Resolved loader = elf.interpreter().isEmpty() ? null : resolve(Fcntl.AT_FDCWD, elf.interpreter());
        boolean kernelLoads = loader == null || loader.kernel();
        if (kernel && kernelLoads) {
            return Handler.CONTINUE;
        }
        // Seizing a thread waits for it: not here.
        int copy = HostFiles.fcntl(fd, Fcntl.F_DUPFD_CLOEXEC, 0);
        return call.later(again -> {
            try {
                return new Execution(again, dirfd, pathAddress, argv, envp, flags)
                        .rewrite(program, copy, elf, kernelLoads ? null : loader, scripts ? replaced : List.of());
            } finally {
                HostFiles.close(copy);
            }
        });
    }

    private long rewrite(
            Resolved program, int fd, ProgramHeader.Elf64 elf, @Nullable Resolved loader, List<String> arguments)
            throws ErrnoException {
        int executable = fd;
        if (loader != null) {
            executable = withLoader(fd, elf, give(ExecAccess.open(call, loader)));
        }
        if (!program.kernel() || loader != null) {
            String link = HostFiles.readlinkat(Fcntl.AT_FDCWD, "/proc/self/fd/" + executable);
            view.programs().executed(link, program.viewPath());
        }
        int number = call.notification().addFd(executable, Fcntl.O_CLOEXEC);
        if (executable != fd) {
            HostFiles.close(executable);
        }
        int length = call.path(pathAddress).length();
        return Rewrite.asDescriptor(call, number, pathAddress, length, argv, envp, arguments);
    }

    /** Gives a descriptor to the guest, closed at its exec: its number there. */
    private int give(int fd) throws ErrnoException {
        try {
            return call.notification().addFd(fd, Fcntl.O_CLOEXEC);
        } finally {
            HostFiles.close(fd);
        }
    }

    /** A copy of a program that asks for the loader by a descriptor of the guest: the kernel looks it up natively. */
    private int withLoader(int fd, ProgramHeader.Elf64 elf, int loader) throws ErrnoException {
        String name = "/proc/self/fd/" + loader;
        if (name.length() >= elf.interpreterSize()) {
            throw Errno.ENOEXEC.exception();
        }
        int copy = HostFiles.memfd_create("program", Memfd.MFD_CLOEXEC);
        try {
            long buffer = call.buffer();
            long at = 0;
            for (int n; (n = HostFiles.pread64(fd, buffer, call.bufferSize(), at)) > 0; at += n) {
                HostFiles.writeAll(copy, buffer, n);
            }
            Memory.zero(buffer, HEADER_BUFFER);
            Memory.putString(buffer, name);
            Syscall.check(Syscall.call(
                    javu.abi.linux.x86_64.Syscalls.SYS_pwrite64,
                    copy,
                    buffer,
                    elf.interpreterSize(),
                    elf.interpreterOffset()));
            HostFiles.fchmod(
                    copy, Mode.S_IRUSR | Mode.S_IXUSR | Mode.S_IRGRP | Mode.S_IXGRP | Mode.S_IROTH | Mode.S_IXOTH);
            return HostFiles.reopen(copy, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC);
        } finally {
            HostFiles.close(copy);
        }
    }
}
