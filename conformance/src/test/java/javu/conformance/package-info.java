/** Tests of the whole: the built image at {@code -Djavu.home}, and the layers of the code. */
@NullMarked
package javu.conformance;

import org.jspecify.annotations.NullMarked;
