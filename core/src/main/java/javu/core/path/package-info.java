/**
 * Paths of guests.
 *
 * <p>{@link javu.core.path.FastPath} proves, without creating an object, that a path concerns no mount: then the kernel may
 * resolve it. {@link javu.core.path.Walker} resolves all others as the kernel would, component by component, and tells
 * which mount serves the result, and whether the kernel would have come to the same file.
 *
 * <p>Canonical paths in the view have no trailing slash; {@code ""} is the root.
 */
@NullMarked
package javu.core.path;

import org.jspecify.annotations.NullMarked;
