package javu.core.calls;

import javu.abi.errno.ErrnoException;
import javu.abi.linux.Fcntl;
import javu.core.dispatch.Call;
import javu.core.dispatch.Handler;
import javu.core.exec.Execution;
import javu.core.exec.Rewrite;

/** execve(2), execveat(2). */
public final class ExecCalls {
    private ExecCalls() {}

    /** {@code int execve(const char *path, char *const argv[], char *const envp[])}. */
    public static long execve(Call call) throws ErrnoException {
        if (Rewrite.isRestart(call)) {
            return Handler.CONTINUE;
        }
        return new Execution(call, Fcntl.AT_FDCWD, call.arg(0), call.arg(1), call.arg(2), 0).run();
    }

    /** {@code int execveat(int dirfd, const char *path, char *const argv[], char *const envp[], int flags)}. */
    public static long execveat(Call call) throws ErrnoException {
        if (Rewrite.isRestart(call)) {
            return Handler.CONTINUE;
        }
        return new Execution(call, call.intArg(0), call.arg(1), call.arg(2), call.arg(3), call.intArg(4)).run();
    }
}
