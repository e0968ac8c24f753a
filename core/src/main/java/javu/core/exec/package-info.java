/**
 * execve(2) of files that the kernel would not find.
 *
 * <p>Registers of a guest can be changed only under ptrace. {@link javu.core.exec.Rewrite} therefore seizes the thread for a
 * moment, makes it restart its call as {@code execveat} of a descriptor it was given, and lets it go; the restarted call is
 * notified again and then passed. A guest that somebody else traces cannot be seized: there the path in its memory is
 * overwritten by {@code /proc/self/fd/N}.
 */
@NullMarked
package javu.core.exec;

import org.jspecify.annotations.NullMarked;
