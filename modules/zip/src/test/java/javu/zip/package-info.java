/** Mounts archives made by Java, by hand and by tools, and compares what is seen with what they hold. */
@NullMarked
package javu.zip;

import org.jspecify.annotations.NullMarked;
