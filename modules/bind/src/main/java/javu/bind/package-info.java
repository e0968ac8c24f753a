/** The mount type {@code bind}: a directory or file of the view seen at a second place, as {@code mount --bind} does it. */
@NullMarked
package javu.bind;

import org.jspecify.annotations.NullMarked;
