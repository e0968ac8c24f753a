package javu.core.calls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Mode;
import javu.abi.linux.SockaddrUn;
import javu.abi.linux.Sockets;
import javu.abi.linux.x86_64.Syscalls;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.file.HostFs;
import javu.core.path.Resolved;
import javu.core.path.Walker;
import javu.host.HostFiles;
import javu.host.Memory;
import javu.host.Syscall;
import org.jspecify.annotations.Nullable;

/**
 * bind(2) and connect(2) of AF_UNIX sockets whose name is a path of the view. The name is short, so the hypervisor makes
 * the call on a copy of the socket with a name of its own for the same file.
 */
public final class SocketCalls {
    /** What guests called the sockets that the kernel knows by names of ours. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private SocketCalls() {}

    /** {@code int bind(int fd, const struct sockaddr *addr, socklen_t len)}. */
    public static long bind(Call call) throws ErrnoException {
        Resolved file = path(call, 0);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if (Paths.exists(file)) {
            throw Errno.EADDRINUSE.exception();
        }
        file.changeable();
        HostFs host = host(file);
        int umask = call.umask();
        call.actAsGuest();
        String name = host.pathForCalls(file.path());
        String given = given(call);
        transfer(call, Syscalls.SYS_bind, name);
        NAMES.put(name, given);
        host.chmod(file.path(), 0777 & ~umask);
        return 0;
    }

    /** {@code int connect(int fd, const struct sockaddr *addr, socklen_t len)}. */
    public static long connect(Call call) throws ErrnoException {
        Resolved file = path(call, Walker.FOLLOW);
        if (file == null) {
            return Handler.CONTINUE;
        }
        if (!Mode.S_ISSOCK(Paths.lstat(file).st_mode)) {
            throw Errno.ECONNREFUSED.exception();
        }
        HostFs host = host(file);
        String name = host.pathForCalls(file.path());
        return call.later(again -> {
            again.actAsGuest();
            transfer(again, Syscalls.SYS_connect, name);
            return 0;
        });
    }

    /** {@code int getsockname(int fd, struct sockaddr *addr, socklen_t *len)}. */
    public static long getsockname(Call call) throws ErrnoException {
        return name(call, Syscalls.SYS_getsockname);
    }

    /** {@code int getpeername(int fd, struct sockaddr *addr, socklen_t *len)}. */
    public static long getpeername(Call call) throws ErrnoException {
        return name(call, Syscalls.SYS_getpeername);
    }

    /** Tells a guest the name that it, or its peer, has given. */
    private static long name(Call call, int number) throws ErrnoException {
        if (NAMES.isEmpty()) {
            return Handler.CONTINUE;
        }
        int socket = Descriptors.copy(call, call.intArg(0));
        String given;
        long address = call.buffer() + Long.BYTES;
        try {
            Memory.zero(address, SockaddrUn.SIZE + 1);
            Memory.putInt(call.buffer(), SockaddrUn.SIZE);
            Syscall.check(Syscall.call(number, socket, address, call.buffer()));
            if (Memory.getShort(address) != Sockets.AF_UNIX) {
                return Handler.CONTINUE;
            }
            long path = address + SockaddrUn.sun_path;
            given = NAMES.get(Memory.getString(path, Memory.strlen(path, SockaddrUn.SIZE)));
        } finally {
            HostFiles.close(socket);
        }
        if (given == null) {
            return Handler.CONTINUE;
        }
        int room = Memory.getInt(call.copyIn(call.arg(2), Integer.BYTES));
        if (room < 0) {
            throw Errno.EINVAL.exception();
        }
        int length = SockaddrUn.sun_path + Memory.putString(address + SockaddrUn.sun_path, given);
        call.copyOut(call.arg(1), address, Math.min(room, length));
        Memory.putInt(call.buffer(), length);
        call.copyOut(call.arg(2), call.buffer(), Integer.BYTES);
        return 0;
    }

    /** The path in the address argument as the guest gives it. */
    private static String given(Call call) throws ErrnoException {
        int size = (int) Math.min(call.arg(2), SockaddrUn.SIZE);
        long name = call.copyIn(call.arg(1), size) + SockaddrUn.sun_path;
        return Memory.getString(name, Memory.strlen(name, size - SockaddrUn.sun_path));
    }

    /** The path in the address argument, if it is one of ours. */
    private static @Nullable Resolved path(Call call, int flags) throws ErrnoException {
        int size = (int) Math.min(call.arg(2), SockaddrUn.SIZE);
        if (call.view().mounts().isEmpty() || size <= SockaddrUn.sun_path) {
            return null;
        }
        long address = call.copyIn(call.arg(1), size);
        int length = size - SockaddrUn.sun_path;
        long name = address + SockaddrUn.sun_path;
        if (Memory.getShort(address) != Sockets.AF_UNIX || Memory.getByte(name) == 0) {
            return null; // another family, or an abstract name
        }
        String path = Memory.getString(name, Memory.strlen(name, length));
        return Paths.ours(call, Walker.resolve(call.view(), call.tid(), Fcntl.AT_FDCWD, path, flags));
    }

    private static HostFs host(Resolved file) throws ErrnoException {
        HostFs host = file.mount().host();
        if (host == null) {
            throw Errno.EOPNOTSUPP.exception();
        }
        return host;
    }

    private static void transfer(Call call, int number, String name) throws ErrnoException {
        if (name.length() >= SockaddrUn.SIZE - SockaddrUn.sun_path) {
            throw Errno.ENAMETOOLONG.exception();
        }
        int socket = Descriptors.copy(call, call.intArg(0));
        try {
            long address = call.buffer();
            Memory.zero(address, SockaddrUn.SIZE);
            Memory.putShort(address, Sockets.AF_UNIX);
            Memory.putString(address + SockaddrUn.sun_path, name);
            Syscall.check(Syscall.call(number, socket, address, SockaddrUn.SIZE));
        } finally {
            HostFiles.close(socket);
        }
    }
}
