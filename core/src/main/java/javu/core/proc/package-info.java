/** The parts of /proc that tell about the view: links of processes, lists of mounts. */
@NullMarked
package javu.core.proc;

import org.jspecify.annotations.NullMarked;
