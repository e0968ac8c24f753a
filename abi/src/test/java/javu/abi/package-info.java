/** Compares what {@code javu.abi} declares with what the C compiler and the headers of this machine say. */
@NullMarked
package javu.abi;

import org.jspecify.annotations.NullMarked;
