/**
 * Starts a view, waits for its guests and ends it.
 *
 * <p><b>Threads.</b> The caller's thread waits for the guests; one thread runs the notification loop; one reads signals.
 * {@link javu.core.launch.ViewRunner} owns them all.
 */
@NullMarked
package javu.core.launch;

import org.jspecify.annotations.NullMarked;
