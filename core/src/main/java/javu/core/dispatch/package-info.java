/**
 * From a notification to its answer.
 *
 * <p>{@link javu.core.dispatch.SyscallTable} has one row for every system call: who decides, how, and why. The filter, the
 * trace, the statistics and docs/SYSCALLS.md are derived from it.
 *
 * <p><b>Threads.</b> {@link javu.core.dispatch.Dispatcher} has one loop thread that receives every notification and answers
 * most at once. It allocates nothing for calls that concern no mount, and it never blocks: a handler that may wait returns
 * {@link javu.core.dispatch.Call#later}, which runs the rest on a thread of the dispatcher's pool with a copy of the
 * notification. Every notification is answered exactly once, whatever a handler throws.
 */
@NullMarked
package javu.core.dispatch;

import org.jspecify.annotations.NullMarked;
