/**
 * Our own calls to the real kernel. Nothing outside this package touches native code.
 *
 * <p>Every native call goes through one FFM shape, {@code long f(long x 7)}: first to libc's {@code mmap}, which gives the
 * page for a 29-byte {@code syscall} stub, and from then on to that stub ({@link javu.host.Syscall}), to the few libc
 * functions needed for the launch, and to nothing else. One shape keeps start-up short: the linker spins its classes once.
 *
 * <p><b>Memory.</b> Native memory is addressed by plain {@code long}s through {@link javu.host.Memory}; layouts are the
 * offset constants of {@code javu.abi.linux}. {@link javu.host.Scratch} is per-thread memory for the arguments of one call.
 *
 * <p><b>Paths</b> are Java strings that hold one byte per character (ISO 8859-1): Linux names are bytes, not text.
 *
 * <p><b>Errors.</b> {@code Syscall.call} answers what the kernel answered ({@code -errno}); all other methods throw
 * {@link javu.abi.errno.ErrnoException}.
 *
 * <p><b>Threads.</b> Every method may be called from any thread and blocks only where its man page says so, except
 * {@link javu.host.Ptrace}, whose object belongs to the thread that seized the target.
 *
 * <p><b>Machine code.</b> What the JVM cannot do (a thread it does not know, a signal handler that reads siginfo, a process
 * of a few hundred bytes) is assembled at run time by {@link javu.host.Assembler}: the stubs in {@link javu.host.Stubs},
 * the tiny executables in {@link javu.host.MicroProgram}.
 */
@NullMarked
package javu.host;

import org.jspecify.annotations.NullMarked;
