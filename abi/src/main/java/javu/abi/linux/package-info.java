/**
 * Constants and struct layouts of Linux, in the spelling of its C headers.
 *
 * <p>A class of constants covers one header or topic. A class of a C struct has its {@code SIZE}, and one constant per
 * field that is the offset of the field in bytes; unions and nested structs are written out with the names of their
 * members. Constants are {@code int}, also those whose bit 31 is set, unless the kernel keeps them in 64 bits and sign
 * extension would change them: such families are {@code long}.
 *
 * <p>A version in parentheses is the newest kernel whose additions are included. Where libc and kernel disagree, this is
 * the kernel's value. Everything is a compile-time constant: nothing is loaded or initialized at run time.
 */
@NullMarked
package javu.abi.linux;

import org.jspecify.annotations.NullMarked;
