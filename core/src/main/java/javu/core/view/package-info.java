/**
 * What there is to see: the mount table, the states of guests and the modules.
 *
 * <p>{@link javu.core.view.MountTable} is an immutable snapshot; {@link javu.core.view.View} holds the newest one in a
 * volatile field, so readers take no lock and a mount in progress is seen whole or not at all. Changes are made under the
 * view's lock, which no module is called under.
 */
@NullMarked
package javu.core.view;

import org.jspecify.annotations.NullMarked;
