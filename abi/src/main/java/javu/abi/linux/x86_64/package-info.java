/** What Linux defines for x86-64 only. */
@NullMarked
package javu.abi.linux.x86_64;

import org.jspecify.annotations.NullMarked;
