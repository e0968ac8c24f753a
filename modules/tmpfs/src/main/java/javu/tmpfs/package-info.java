/**
 * The mount type {@code tmpfs}: a file system in memory, empty at first, gone with the view.
 *
 * <p>It is the kernel's own tmpfs, mounted nowhere: {@code fsopen} and {@code fsmount} make a file system that only a
 * descriptor leads to. An ordinary user may do so inside a user namespace, so a process of one page does it there and hands
 * over the descriptor. So every detail is the kernel's, data flows natively, and a killed hypervisor leaves nothing.
 */
@NullMarked
package javu.tmpfs;

import org.jspecify.annotations.NullMarked;
