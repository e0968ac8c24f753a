package javu.host;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Mman;

/** The one door to native code: {@code long f(long x 7)}. */
public final class Syscall {
    private static final ValueLayout.OfLong L = ValueLayout.JAVA_LONG;
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBC = LINKER.defaultLookup();
    private static final MethodHandle CALL = LINKER.downcallHandle(FunctionDescriptor.of(L, L, L, L, L, L, L, L));
    private static final MemorySegment STUB = MemorySegment.ofAddress(executable(Stubs.syscall()));

    private Syscall() {}

    /** {@code long syscall(long number, ...)}, but the kernel's own answer: {@code -errno} for an error. */
    public static long call(long number, long a, long b, long c, long d, long e, long f) {
        return invoke(STUB, number, a, b, c, d, e, f);
    }

    public static long call(long number, long a, long b, long c, long d) {
        return invoke(STUB, number, a, b, c, d, 0, 0);
    }

    public static long call(long number, long a, long b, long c) {
        return invoke(STUB, number, a, b, c, 0, 0, 0);
    }

    public static long call(long number, long a) {
        return invoke(STUB, number, a, 0, 0, 0, 0, 0);
    }

    /** The answer, or its error as an exception. */
    public static long check(long answer) throws ErrnoException {
        if (answer < 0 && answer > -4096) {
            throw Errno.of((int) -answer).exception();
        }
        return answer;
    }

    /** Address of a function of the C library. */
    static MemorySegment libc(String name) {
        return LIBC.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
    }

    /** Calls any C function that takes up to seven integers or pointers. */
    static long invoke(MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) CALL.invokeExact(function, a, b, c, d, e, f, g);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** Address of the syscall stub, for scripts that native threads run. */
    static long stub() {
        return STUB.address();
    }

    /** Puts machine code into memory of its own that is executable and not writable. */
    static long executable(byte[] code) {
        long size = (code.length + 4095L) & -4096L;
        long page = invoke(
                libc("mmap"),
                0,
                size,
                Mman.PROT_READ | Mman.PROT_WRITE,
                Mman.MAP_PRIVATE | Mman.MAP_ANONYMOUS,
                -1,
                0,
                0);
        if (page == -1) {
            throw new IllegalStateException("no memory for " + code.length + " bytes of code");
        }
        Memory.put(page, code);
        if (invoke(libc("mprotect"), page, size, Mman.PROT_READ | Mman.PROT_EXEC, 0, 0, 0, 0) != 0) {
            throw new IllegalStateException("this system does not allow run-time code (mprotect PROT_EXEC)");
        }
        return page;
    }
}
