package javu.core.dispatch;

import javu.abi.errno.ErrnoException;

/** The implementation of a system call. */
@FunctionalInterface
public interface Handler {
    /** The call goes to the kernel as it is. */
    long CONTINUE = Long.MIN_VALUE;

    /** The handler has answered by itself, see {@link Call#answered}. */
    long ANSWERED = Long.MIN_VALUE + 1;

    /** Another thread will answer. */
    long LATER = Long.MIN_VALUE + 2;

    /** What the call returns to the guest, or one of the constants. */
    long call(Call call) throws ErrnoException;
}
