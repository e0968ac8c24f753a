/**
 * Mount type {@code zip}: a zip or jar archive as a read-only file system. It has no options.
 *
 * <pre>
 *     mount -t zip site.zip /mnt
 * </pre>
 *
 * <p><b>How it is made.</b> {@link javu.zip.ZipType} opens the source, reads the central directory once from the
 * first record to the last ({@link javu.zip.CentralDirectory}) and keeps a tree of {@link javu.zip.Node}s
 * ({@link javu.zip.ZipIndex}): names and attributes come from there. The content of files comes from the JDK's
 * {@code jdk.zipfs} ({@link javu.zip.Contents}), which is opened with the first file. It refuses an archive as a
 * whole for one entry that it dislikes ({@code ".."} in a name, encryption, an unknown compression), and knows
 * neither symbolic links nor check sums; so the tree is ours, check sums are verified here, and the good entries of
 * an archive that it refuses are read with {@link java.util.zip.Inflater}.
 *
 * <p><b>Names</b> are the bytes that the archive has if they are UTF-8 or come from Unix, the Info-ZIP Unicode path
 * where there is one, and otherwise taken for code page 437 and shown in UTF-8. Empty, {@code "."} and {@code ".."}
 * components are left out, so {@code "/etc/x"} is {@code etc/x} and {@code "../x"} is {@code x}. Entries that Linux
 * could not name (a NUL, a component of more than 255 bytes, a path of 4096 or more) are left out. Of two entries
 * with one name a proper name wins against one with components left out, then the later one counts; a directory with
 * something in it wins against a file or link. Directories that have no entry of their own exist, with the time of
 * the archive.
 *
 * <p><b>Attributes.</b> Unix modes where stored, else 0755 and 0644 (0555 and 0444 for what DOS calls read-only); no
 * set-user-ID, no set-group-ID; devices, pipes and sockets are plain files. All belong to the user who runs the view.
 * Times: NTFS and Unix extra fields if there are any, else the DOS time in this machine's time zone. A zip archive
 * has no change time: it is the modification time.
 *
 * <p><b>Errors.</b> An encrypted entry: EACCES at open, as there is no key. An unknown compression: EOPNOTSUPP at
 * open. A damaged entry: EIO, at open or with the last bytes if only the check sum is wrong. Opening for writing:
 * EROFS.
 *
 * <p><b>Threads.</b> The tree does not change after the mount and is read without locks; what a node learns later
 * (times of the local header, the target of a link) is the same whoever finds it out. Locks: each
 * {@link javu.zip.ZipContent} has one for its position; {@link javu.zip.Contents} has one for opening the provider
 * and {@link javu.zip.Image} one for opening its channel, in which no other is taken.
 */
@NullMarked
package javu.zip;

import org.jspecify.annotations.NullMarked;
