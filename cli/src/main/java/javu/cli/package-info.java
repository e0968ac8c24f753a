/**
 * The {@code javu} command: options to calls of {@link javu.core.launch.ViewRunner}. Options are declared by hand, not by
 * annotation: reading annotations costs a third of the start-up.
 */
@NullMarked
package javu.cli;

import org.jspecify.annotations.NullMarked;
