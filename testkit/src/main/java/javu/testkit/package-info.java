/**
 * What tests of the built image are written with.
 *
 * <p>A test has a {@link javu.testkit.TemporaryTree}, runs programs in it with a {@link javu.testkit.ProgramRunner},
 * in a {@link javu.testkit.View}, or both natively and in a view with {@link javu.testkit.NativeAndView}. The tree
 * ends the test with a look for what is left. Nothing here is safe for use by several threads.
 */
@NullMarked
package javu.testkit;

import org.jspecify.annotations.NullMarked;
