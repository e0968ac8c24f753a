/**
 * The interface between the view and its modules.
 *
 * <p>A {@link javu.spi.ViewModule} is found by {@link java.util.ServiceLoader} and registers what it is responsible for with
 * a {@link javu.spi.Registrar}. A file system implements {@link javu.spi.FileSystem} and, for whatever else it can do, the
 * small interfaces beside it: {@link javu.spi.HasLinks}, {@link javu.spi.Changeable}, {@link javu.spi.HasXattr},
 * {@link javu.spi.HasStatfs}. Where one is missing the guest gets the errno Linux gives.
 *
 * <p><b>Paths</b> inside a file system are relative to its root: {@code ""} is the root, {@code "a/b"} a file below. They
 * hold no empty, {@code "."} or {@code ".."} component, no symbolic link but perhaps the last, and one byte per character
 * (ISO 8859-1), as Linux names are bytes; {@link javu.spi.Names} converts to text.
 *
 * <p><b>Threads.</b> Any method may be called by several threads at once and may block unless its comment says otherwise.
 * The core holds no lock while it calls.
 *
 * <p><b>Errors</b> are {@link javu.abi.errno.ErrnoException}s. Anything else that is thrown gives the guest EIO and the log
 * one report.
 */
@NullMarked
package javu.spi;

import org.jspecify.annotations.NullMarked;
