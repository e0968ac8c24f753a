package javu.host;

import static javu.abi.linux.x86_64.Syscalls.*;
import static javu.host.Assembler.Reg.R10;
import static javu.host.Assembler.Reg.R12;
import static javu.host.Assembler.Reg.R13;
import static javu.host.Assembler.Reg.R14;
import static javu.host.Assembler.Reg.R15;
import static javu.host.Assembler.Reg.R8;
import static javu.host.Assembler.Reg.RAX;
import static javu.host.Assembler.Reg.RBP;
import static javu.host.Assembler.Reg.RBX;
import static javu.host.Assembler.Reg.RCX;
import static javu.host.Assembler.Reg.RDI;
import static javu.host.Assembler.Reg.RDX;
import static javu.host.Assembler.Reg.RSI;
import static javu.host.Assembler.Reg.RSP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.linux.Fcntl;
import javu.abi.linux.KernelSigaction;
import javu.abi.linux.Signal;
import javu.host.Assembler.Cond;

/**
 * The executable {@code bin/javu} of an image: becomes the Java runtime beside it, {@code bin/java}, with the options
 * of the hypervisor before the user's arguments. It is found through {@code /proc/self/exe}, so the image can be moved
 * and the command be linked to. If it cannot be started: a message and status {@value #FAILED}.
 *
 * <p>It is no shell script because shells change what guests should inherit: they drop, reorder and add variables. What
 * the JVM changes or reacts to travels in the environment, and the hypervisor makes the guest's environment of it, the
 * one that this program got, byte for byte and in its order:
 *
 * <ul>
 *   <li>{@value #IGNORED} and {@value #BLOCKED} come last: the signals ignored and blocked at the start, bit
 *       {@code n - 1} for signal {@code n}, as 16 hexadecimal digits. The hypervisor removes them.
 *   <li>{@value #CWD} follows if the working directory has no name, in which no JVM can start: the decimal number of a
 *       descriptor of it, to be closed by the hypervisor, which starts in the root directory.
 *   <li>Variables of these names that were there before are removed.
 *   <li>JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, _JAVA_OPTIONS and JDK_AOT_VM_OPTIONS, which the JVM would obey, begin with
 *       the byte 1 in place of their first character. {@link #restore} undoes that.
 *   <li>{@value #OPTIONS} is removed: its words are JVM options that replace the one that names the AOT cache.
 * </ul>
 */
public final class LauncherProgram {
    /** Variable with the mask of ignored signals. */
    public static final String IGNORED = "JAVU_SIGIGN";

    /** Variable with the mask of blocked signals. */
    public static final String BLOCKED = "JAVU_SIGBLK";

    /** Variable with a descriptor of the working directory, where that has no name. */
    public static final String CWD = "JAVU_CWD";

    /** Variable with JVM options, for training runs and debugging. */
    public static final String OPTIONS = "JAVU_JVM_OPTIONS";

    private static final int FAILED = 125;

    /** In place of the first character of a hidden entry. */
    private static final char HIDDEN = '\1';

    /** Beginnings of the entries to hide, which differ after their first character. */
    private static final List<String> HIDE =
            List.of("JAVA_TOOL_OPTIONS=", "JDK_", "_JAVA_", "CLASSPATH=", "LD_", "GLIBC_TUNABLES=");

    // What to do with an entry that begins with a name of the table "names"; 0 ends the table.
    private static final char HIDE_ENTRY = 1;
    private static final char DROP_ENTRY = 2;
    private static final char TAKE_OPTIONS = 3;

    private static final int SIGSET_SIZE = 8;
    private static final int PATH_MAX = 4096;
    private static final int STDERR = 2;

    // The variable memory.
    private static final int IGNORED_ENTRY = (int) MicroProgram.BSS;
    private static final int BLOCKED_ENTRY = IGNORED_ENTRY + 64;
    private static final int CWD_ENTRY = IGNORED_ENTRY + 128;
    private static final int SIGNALS = IGNORED_ENTRY + 192;
    private static final int JAVA = IGNORED_ENTRY + PATH_MAX;
    private static final int CACHE_OPTION = JAVA + 2 * PATH_MAX;
    private static final int MESSAGE = CACHE_OPTION + 2 * PATH_MAX;

    private LauncherProgram() {}

    /**
     * {@code LauncherProgram FILE CACHE OPTION...}: writes the program into a file. {@code CACHE} is the AOT cache,
     * relative to the image; the options end with the main class.
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.write(file, program(args[1], List.of(args).subList(2, args.length)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** An entry of this process's environment as it was before {@code bin/javu} hid it from the JVM. */
    public static String restore(String entry) {
        if (!entry.isEmpty() && entry.charAt(0) == HIDDEN) {
            for (String name : HIDE) {
                if (entry.startsWith(name.substring(1), 1)) {
                    return name.charAt(0) + entry.substring(1);
                }
            }
        }
        return entry;
    }

    static byte[] program(String cache, List<String> options) {
        Assembler code = new Assembler();
        findVectors(code);
        environment(code);
        signals(code);
        workingDirectory(code);
        paths(code);
        execute(code, options);
        fail(code);
        append(code);
        appendMask(code);
        strings(code, cache, options);
        return MicroProgram.elf(code.assemble());
    }

    /** From here on: r15 = the user's arguments, r8 = the environment; both end with a null pointer. */
    private static void findVectors(Assembler code) {
        code.lea(R15, RSP, 8)
                .load(RAX, RSP, 0) // argc: 0 if there is not even a name
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "no name")
                .add(R15, 8)
                .label("no name")
                .mul(RAX, 8)
                .add(RAX, RSP)
                .lea(R8, RAX, 16);
    }

    /** Moves the entries that stay together; from here on: rbp = the end of these, r14 = the value of OPTIONS or 0. */
    private static void environment(Assembler code) {
        code.mov(RBX, R8)
                .mov(RBP, R8)
                .mov(R14, 0)
                .label("entry")
                .load(R12, RBX, 0)
                .test(R12, R12)
                .jump(Cond.EQUAL, "signals")
                .add(RBX, 8)
                .lea(RSI, "names")
                // rsi = a name of the table, r13 = what it means
                .label("name")
                .loadByte(R13, RSI, 0)
                .test(R13, R13)
                .jump(Cond.EQUAL, "keep")
                .mov(RDI, R12)
                .label("compare")
                .add(RSI, 1)
                .loadByte(RAX, RSI, 0)
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "found")
                .loadByte(RCX, RDI, 0)
                .add(RDI, 1)
                .cmp(RAX, RCX)
                .jump(Cond.EQUAL, "compare")
                .label("skip name")
                .add(RSI, 1)
                .loadByte(RAX, RSI, -1)
                .test(RAX, RAX)
                .jump(Cond.NOT_EQUAL, "skip name")
                .jump("name")
                // rdi = what follows the name
                .label("found")
                .cmp(R13, DROP_ENTRY)
                .jump(Cond.EQUAL, "entry")
                .cmp(R13, TAKE_OPTIONS)
                .jump(Cond.EQUAL, "options")
                .mov(RAX, HIDDEN)
                .storeByte(R12, 0, RAX)
                .label("keep")
                .store(RBP, 0, R12)
                .add(RBP, 8)
                .jump("entry")
                .label("options")
                .mov(R14, RDI)
                .jump("entry");
    }

    /** Adds the entries of the masks, over the start of the auxiliary vector. */
    private static void signals(Assembler code) {
        code.label("signals")
                .mov(R12, 0)
                .mov(R13, Signal._NSIG)
                .label("signal")
                .mov(RDI, R13)
                .mov(RSI, 0)
                .mov(RDX, SIGNALS)
                .mov(R10, SIGSET_SIZE)
                .syscall(SYS_rt_sigaction)
                .add(R12, R12)
                .load(RAX, RDX, KernelSigaction.sa_handler)
                .cmp(RAX, (int) Signal.SIG_IGN)
                .jump(Cond.NOT_EQUAL, "not ignored")
                .add(R12, 1)
                .label("not ignored")
                .sub(R13, 1)
                .jump(Cond.NOT_EQUAL, "signal")
                .mov(RDI, IGNORED_ENTRY)
                .store(RBP, 0, RDI)
                .lea(RSI, "ignored")
                .call("append")
                .call("append mask")
                .mov(RDI, Signal.SIG_BLOCK)
                .mov(RSI, 0)
                .mov(RDX, SIGNALS)
                .mov(R10, SIGSET_SIZE)
                .syscall(SYS_rt_sigprocmask)
                .load(R12, RDX, 0)
                .mov(RDI, BLOCKED_ENTRY)
                .store(RBP, 8, RDI)
                .lea(RSI, "blocked")
                .call("append")
                .call("append mask")
                .add(RBP, 16);
    }

    /** Leaves a nameless directory for the root directory, and ends the environment. */
    private static void workingDirectory(Assembler code) {
        code.mov(RDI, MESSAGE)
                .mov(RSI, 2 * PATH_MAX)
                .syscall(SYS_getcwd)
                .test(RAX, RAX)
                .jump(Cond.SIGN, "nameless")
                .mov(RDI, MESSAGE) // "(unreachable)..." for a directory outside of our root directory
                .loadByte(RAX, RDI, 0)
                .cmp(RAX, '/')
                .jump(Cond.EQUAL, "end of environment")
                .label("nameless")
                .lea(RDI, "dot")
                .mov(RSI, Fcntl.O_PATH)
                .syscall(SYS_open)
                .test(RAX, RAX)
                .jump(Cond.SIGN, "end of environment")
                .mov(R12, RAX)
                .lea(RDI, "root")
                .syscall(SYS_chdir)
                .mov(RDI, CWD_ENTRY)
                .store(RBP, 0, RDI)
                .add(RBP, 8)
                .lea(RSI, "cwd")
                .call("append");
        for (int unit = 1_000_000_000; unit > 0; unit /= 10) {
            code.mov(RAX, '0')
                    .label("count " + unit)
                    .cmp(R12, unit)
                    .jump(Cond.BELOW, "counted " + unit)
                    .sub(R12, unit)
                    .add(RAX, 1)
                    .jump("count " + unit)
                    .label("counted " + unit)
                    .storeByte(RDI, 0, RAX)
                    .add(RDI, 1);
        }
        code.label("end of environment").mov(RAX, 0).store(RBP, 0, RAX);
    }

    /** Makes the strings JAVA and CACHE_OPTION around the image's name: that of this file less two components. */
    private static void paths(Assembler code) {
        code.lea(RBX, "self")
                .mov(RDI, RBX)
                .mov(RSI, JAVA)
                .mov(RDX, PATH_MAX)
                .syscall(SYS_readlink)
                .test(RAX, RAX)
                .jump(Cond.SIGN, "fail")
                .mov(R12, JAVA)
                .add(R12, RAX)
                .mov(RCX, 2)
                .label("cut")
                .cmp(R12, JAVA)
                .jump(Cond.EQUAL, "home")
                .sub(R12, 1)
                .loadByte(RAX, R12, 0)
                .cmp(RAX, '/')
                .jump(Cond.NOT_EQUAL, "cut")
                .sub(RCX, 1)
                .jump(Cond.NOT_EQUAL, "cut")
                // r12 = the end of the image's name
                .label("home")
                .mov(RAX, 0)
                .storeByte(R12, 0, RAX)
                .mov(RDI, CACHE_OPTION)
                .lea(RSI, "cache option")
                .call("append")
                .mov(RSI, JAVA)
                .call("append")
                .lea(RSI, "cache")
                .call("append")
                .mov(RDI, R12)
                .lea(RSI, "java")
                .call("append");
    }

    /** Puts our arguments before the user's: pushes them, last one first, over the old name, argc and free stack. */
    private static void execute(Assembler code, List<String> options) {
        code.mov(RSP, R15);
        for (int i = options.size() - 1; i >= 0; i--) {
            code.lea(RAX, "option " + i).push(RAX);
        }
        code.test(R14, R14)
                .jump(Cond.NOT_EQUAL, "words")
                .mov(RAX, CACHE_OPTION)
                .push(RAX)
                .jump("execute")
                // rdi = from the end of OPTIONS back to its start, rcx = 0
                .label("words")
                .mov(RDI, R14)
                .label("end of words")
                .loadByte(RCX, RDI, 0)
                .add(RDI, 1)
                .test(RCX, RCX)
                .jump(Cond.NOT_EQUAL, "end of words")
                .sub(RDI, 1)
                .label("character")
                .cmp(RDI, R14)
                .jump(Cond.EQUAL, "execute")
                .sub(RDI, 1)
                .loadByte(RAX, RDI, 0)
                .cmp(RAX, ' ')
                .jump(Cond.EQUAL, "space")
                .cmp(RDI, R14)
                .jump(Cond.EQUAL, "word")
                .loadByte(RAX, RDI, -1)
                .cmp(RAX, ' ')
                .jump(Cond.NOT_EQUAL, "character")
                .label("word")
                .push(RDI)
                .jump("character")
                .label("space")
                .storeByte(RDI, 0, RCX)
                .jump("character")
                .label("execute")
                .mov(RBX, JAVA)
                .push(RBX)
                .mov(RDI, RBX)
                .mov(RSI, RSP)
                .mov(RDX, R8)
                .syscall(SYS_execve);
    }

    /** Says what happened to the file rbx, the error number -rax, and ends. */
    private static void fail(Assembler code) {
        code.label("fail")
                .mov(R12, RAX)
                .mov(RDI, MESSAGE)
                .lea(RSI, "javu")
                .call("append")
                .mov(RSI, RBX)
                .call("append")
                .lea(RSI, "colon")
                .call("append")
                .lea(RSI, "errors")
                .label("error")
                .loadByte(RAX, RSI, 0)
                .add(RSI, 1)
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "text")
                .add(RAX, R12)
                .jump(Cond.EQUAL, "text")
                .label("skip text")
                .add(RSI, 1)
                .loadByte(RAX, RSI, -1)
                .test(RAX, RAX)
                .jump(Cond.NOT_EQUAL, "skip text")
                .jump("error")
                .label("text")
                .call("append")
                .lea(RSI, "newline")
                .call("append")
                .sub(RDI, MESSAGE)
                .mov(RDX, RDI)
                .mov(RDI, STDERR)
                .mov(RSI, MESSAGE)
                .syscall(SYS_write)
                .mov(RDI, FAILED)
                .syscall(SYS_exit_group);
    }

    /** Copies the string at rsi to rdi; then rdi is at the end of the copy. Changes rax and rsi. */
    private static void append(Assembler code) {
        code.label("append")
                .loadByte(RAX, RSI, 0)
                .storeByte(RDI, 0, RAX)
                .test(RAX, RAX)
                .jump(Cond.EQUAL, "appended")
                .add(RSI, 1)
                .add(RDI, 1)
                .jump("append")
                .label("appended")
                .ret();
    }

    /** Writes r12 as hexadecimal digits to rdi. Changes rax, rcx and r12. */
    private static void appendMask(Assembler code) {
        code.label("append mask")
                .mov(RCX, 16)
                .label("digit")
                .mov(RAX, R12)
                .shr(RAX, 60)
                .mul(R12, 16)
                .add(RAX, '0')
                .cmp(RAX, '9')
                .jump(Cond.LESS_OR_EQUAL, "decimal")
                .add(RAX, 'a' - '0' - 10)
                .label("decimal")
                .storeByte(RDI, 0, RAX)
                .add(RDI, 1)
                .sub(RCX, 1)
                .jump(Cond.NOT_EQUAL, "digit")
                .ret();
    }

    private static void strings(Assembler code, String cache, List<String> options) {
        code.label("names");
        HIDE.forEach(name -> code.string(HIDE_ENTRY + name));
        code.string(DROP_ENTRY + IGNORED + '=')
                .string(DROP_ENTRY + BLOCKED + '=')
                .string(DROP_ENTRY + CWD + '=')
                .string(TAKE_OPTIONS + OPTIONS + '=')
                .string("");
        code.label("ignored").string(IGNORED + '=');
        code.label("blocked").string(BLOCKED + '=');
        code.label("cwd").string(CWD + '=');
        code.label("dot").string(".");
        code.label("root").string("/");
        code.label("self").string("/proc/self/exe");
        code.label("java").string("/bin/java");
        code.label("cache option").string("-XX:AOTCache=");
        code.label("cache").string('/' + cache);
        for (int i = 0; i < options.size(); i++) {
            code.label("option " + i).string(options.get(i));
        }
        code.label("javu").string("javu: ");
        code.label("colon").string(": ");
        code.label("newline").string("\n");
        code.label("errors");
        for (Errno errno : Errno.values()) {
            code.string((char) errno.number() + errno.text());
        }
        code.string("\0cannot be started");
    }
}
