/**
 * The system calls, grouped as their man pages are. A handler decodes, validates, acts, copies out; it throws the errno.
 *
 * <p>Every handler of a path first asks {@link javu.core.calls.Paths}: what no mount concerns is the kernel's to serve.
 */
@NullMarked
package javu.core.calls;

import org.jspecify.annotations.NullMarked;
