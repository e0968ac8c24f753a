package javu.core.dispatch;

import javu.abi.errno.Errno;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about one system call.
 *
 * @param number of x86-64
 * @param name as in the kernel's table
 * @param args one letter per argument for the trace, see {@link Trace}
 * @param choice when we see it
 * @param argument the argument that {@code choice} looks at
 * @param errno the answer of a refused call
 * @param handler for calls we see
 * @param note what is special, and why
 */
public record Row(
        int number,
        String name,
        String args,
        Choice choice,
        int argument,
        @Nullable Errno errno,
        @Nullable Handler handler,
        String note) {}
