package javu.host;

import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Signal;
import javu.abi.linux.Spawn;

/**
 * The arguments of {@code posix_spawn(3)}. The child starts with the signal mask given and all signals at their default,
 * except those to be ignored. Every descriptor that is not close-on-exec is inherited.
 */
public final class PosixSpawn {
    private static final int ATTR_SIZE = 336;
    private static final int SIGSET_SIZE = 128;

    private final String path;
    private final List<String> argv;
    private final List<String> envp;
    private String function = "posix_spawn";
    private boolean newSession;
    private long blocked;
    private long ignored;

    /** {@code path} is used as it is, without a search. */
    public PosixSpawn(String path, List<String> argv, List<String> envp) {
        this.path = path;
        this.argv = argv;
        this.envp = envp;
    }

    /** {@code path} is searched for in the directories of PATH, as a shell does. */
    public PosixSpawn searchPath() {
        function = "posix_spawnp";
        return this;
    }

    /** The child leads a session of its own. */
    public PosixSpawn newSession() {
        newSession = true;
        return this;
    }

    /** Signals blocked in the child, bit {@code n - 1} for signal {@code n}. */
    public PosixSpawn blocked(long mask) {
        blocked = mask;
        return this;
    }

    /** Signals ignored in the child; they must be ignored in this process. */
    public PosixSpawn ignored(long mask) {
        ignored = mask;
        return this;
    }

    /** Runs it on this thread: the process id of the child. */
    int run() throws ErrnoException {
        long block = Memory.allocate(Stubs.STEP_SIZE);
        prepare(block);
        int error = (int) Syscall.invoke(
                Syscall.libc(function),
                Memory.getLong(block + 8),
                Memory.getLong(block + 16),
                Memory.getLong(block + 24),
                Memory.getLong(block + 32),
                Memory.getLong(block + 40),
                Memory.getLong(block + 48),
                0);
        if (error != 0) {
            throw Errno.of(error).exception();
        }
        return Memory.getInt(Memory.getLong(block + 8));
    }

    /** Writes the call as one step of a {@link Stubs#script()}: its arguments live as long as we do. */
    void prepare(long step) {
        Memory.putLong(step, Syscall.libc(function).address());
        Memory.putLong(step + 8, Memory.allocate(Long.BYTES)); // pid_t *
        Memory.putLong(step + 16, string(path));
        Memory.putLong(step + 24, 0);
        Memory.putLong(step + 32, attributes());
        Memory.putLong(step + 40, vector(argv));
        Memory.putLong(step + 48, vector(envp));
        Memory.putLong(step + 56, 0);
    }

    private long attributes() {
        long attr = Memory.allocate(ATTR_SIZE);
        long set = Memory.allocate(SIGSET_SIZE);
        call("posix_spawnattr_init", attr, 0);
        int flags = Spawn.POSIX_SPAWN_SETSIGMASK | Spawn.POSIX_SPAWN_SETSIGDEF;
        if (newSession) {
            flags |= Spawn.POSIX_SPAWN_SETSID;
        }
        call("posix_spawnattr_setflags", attr, flags);
        Memory.putLong(set, blocked);
        call("posix_spawnattr_setsigmask", attr, set);
        Memory.putLong(set, ~ignored & ~(1L << Signal.SIGKILL - 1) & ~(1L << Signal.SIGSTOP - 1));
        call("posix_spawnattr_setsigdefault", attr, set);
        return attr;
    }

    private static void call(String function, long a, long b) {
        Syscall.invoke(Syscall.libc(function), a, b, 0, 0, 0, 0, 0);
    }

    private static long string(String bytes) {
        long address = Memory.allocate(bytes.length() + 1L);
        Memory.putString(address, bytes);
        return address;
    }

    private static long vector(List<String> strings) {
        long vector = Memory.allocate((strings.size() + 1L) * Long.BYTES);
        for (int i = 0; i < strings.size(); i++) {
            Memory.putLong(vector + (long) i * Long.BYTES, string(strings.get(i)));
        }
        return vector;
    }
}
