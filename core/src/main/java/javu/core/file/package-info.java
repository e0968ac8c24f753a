/**
 * Open files: how a virtual object becomes a descriptor of the kernel.
 *
 * <p>A file of the host is given to the guest as it is ({@link javu.core.file.HostFs}). For anything else the guest holds a
 * memfd: of a regular file it holds the content ({@link javu.core.file.PageCache}), of a directory nothing. The name of the
 * memfd tells which {@link javu.core.file.Placeholder} it stands for, so dup, fork, exec and SCM_RIGHTS need no bookkeeping.
 */
@NullMarked
package javu.core.file;

import org.jspecify.annotations.NullMarked;
