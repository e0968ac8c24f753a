package javu.conformance;

/** Scripts of Python that print what calls give. */
final class Python {
    private static final String PROLOGUE = """
        import ctypes, errno, fcntl, mmap, os, stat, struct, sys
        HERE = os.environ['DIR']
        libc = ctypes.CDLL(None, use_errno=True)
        def show(name, call):
            try: result = call()
            except OSError as e: result = errno.errorcode[e.errno]
            print(name, result)
        def call(name, *arguments):
            result = getattr(libc, name)(*[a.encode() if isinstance(a, str) else a for a in arguments])
            return result if result != -1 else errno.errorcode[ctypes.get_errno()]
        def kind(s):
            return stat.filemode(s.st_mode) + (' %d %d' % (s.st_size, s.st_nlink) if stat.S_ISREG(s.st_mode) else '')
        """;

    private Python() {}

    /** A command of bash. */
    static String script(String text) {
        return "python3 - <<'END_OF_PYTHON'\n" + PROLOGUE + text + "\nEND_OF_PYTHON\n";
    }
}
