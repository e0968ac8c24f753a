/**
 * Error numbers of Linux.
 *
 * <p>Code that serves a system call fails with {@code throw ENOENT.exception()}; code that asks the kernel turns a
 * number into the same exception by {@code Errno.of(number).exception()}. Errors are compared by identity. All objects
 * here are immutable and shared by all threads.
 */
@NullMarked
package javu.abi.errno;

import org.jspecify.annotations.NullMarked;
