package javu.host;

import static javu.host.Assembler.Reg.R12;
import static javu.host.Assembler.Reg.R9;
import static javu.host.Assembler.Reg.RAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javu.host.Assembler.Cond;
import javu.host.Assembler.Reg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What objdump(1) reads in our code. Skipped without it; fails with {@code JAVU_TESTS_STRICT=1} set. */
class AssemblerTest {
    private static final Pattern LINE = Pattern.compile("\\s*[0-9a-f]+:\\t[0-9a-f ]+\\t(.*)");

    @TempDir
    private Path directory;

    private final Assembler code = new Assembler();
    private final List<String> expected = new ArrayList<>();

    @BeforeEach
    void requireDisassembler() {
        if (Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .noneMatch(path -> Files.isExecutable(Path.of(path, "objdump")))) {
            String reason = "there is no disassembler (objdump) in PATH";
            if ("1".equals(System.getenv("JAVU_TESTS_STRICT"))) {
                fail(reason);
            }
            abort(reason);
        }
    }

    @Test
    void twoRegisters() throws IOException {
        for (Reg a : Reg.values()) {
            for (Reg b : Reg.values()) {
                code.mov(a, b).add(a, b).cmp(a, b).test(a, b);
                Stream.of("mov", "add", "cmp", "test").forEach(name -> expect(name + " " + name(a) + "," + name(b)));
            }
        }
        compare();
    }

    @Test
    void oneRegister() throws IOException {
        for (Reg reg : Reg.values()) {
            code.push(reg).pop(reg).call(reg);
            Stream.of("push", "pop", "call").forEach(name -> expect(name + " " + name(reg)));
        }
        compare();
    }

    @Test
    void constants() throws IOException {
        for (Reg reg : Reg.values()) {
            String name = name(reg);
            code.mov(reg, 0x123456789abcdef0L).mov(reg, -1).add(reg, 0x12345678).sub(reg, -8);
            expect("movabs " + name + ",0x123456789abcdef0", "movabs " + name + ",0xffffffffffffffff");
            expect("add " + name + ",0x12345678", "sub " + name + ",0xfffffffffffffff8");
            code.cmp(reg, 1).mul(reg, 10).shr(reg, 60);
            expect("cmp " + name + ",0x1", "imul " + name + "," + name + ",0xa", "shr " + name + ",0x3c");
        }
        compare();
    }

    @Test
    void memory() throws IOException {
        for (Reg reg : Reg.values()) {
            for (Reg base : Reg.values()) {
                String name = name(reg);
                String at = " PTR [" + name(base);
                code.load(reg, base, 0x12345678).loadByte(reg, base, -1).loadShort(reg, base, 0);
                expect("mov " + name + ",QWORD" + at + "+0x12345678]", "movzx " + name + ",BYTE" + at + "-0x1]");
                expect("movzx " + name + ",WORD" + at + "+0x0]");
                code.store(base, 8, reg).storeByte(base, -8, reg).lea(reg, base, 16);
                expect("mov QWORD" + at + "+0x8]," + name, "mov BYTE" + at + "-0x8]," + lowByte(reg));
                expect("lea " + name + ",[" + name(base) + "+0x10]");
            }
        }
        compare();
    }

    @Test
    void labels() throws IOException {
        String end = "0x" + Integer.toHexString(24 + Cond.values().length * 12);
        code.label("start").jump("end").call("start").lea(RAX, "start").lea(R12, "end");
        expect("jmp " + end, "call 0x0", "lea rax,[rip+0xffffffffffffffef] # 0x0", "lea r12,[rip+0x60] # " + end);
        for (Cond cond : Cond.values()) {
            code.jump(cond, "start").jump(cond, "end");
        }
        Stream.of("jb", "jae", "je", "jne", "ja", "js", "jl", "jle")
                .forEach(name -> expect(name + " 0x0", name + " " + end));
        code.label("end").ret();
        expect("ret");
        compare();
    }

    @Test
    void systemCalls() throws IOException {
        code.syscall().syscall(231).ret();
        expect("syscall", "movabs rax,0xe7", "syscall", "ret");
        compare();
    }

    @Test
    void strings() {
        assertThat(new Assembler().string("a\u00ff").string("").assemble()).containsExactly('a', 0xff, 0, 0);
    }

    @Test
    void badLabels() {
        Assembler once = code.label("once");
        assertThatThrownBy(() -> once.label("once")).isInstanceOf(IllegalStateException.class);
        Assembler nowhere = new Assembler().lea(R9, "nowhere");
        assertThatThrownBy(nowhere::assemble)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nowhere");
    }

    private void expect(String... instructions) {
        expected.addAll(List.of(instructions));
    }

    private void compare() throws IOException {
        Path file = Files.write(directory.resolve("code"), code.assemble());
        Process process = new ProcessBuilder(
                        "objdump", "-D", "-w", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", file.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        List<String> found = process.inputReader()
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1).replaceAll("\\s+", " ").strip())
                // Wide stores of a byte are stores of a byte.
                .map(line -> line.replaceFirst("^rex\\.W\\S* ", ""))
                .toList();
        assertThat(found).containsExactlyElementsOf(expected);
    }

    private static String name(Reg reg) {
        return reg.name().toLowerCase(Locale.ROOT);
    }

    private static String lowByte(Reg reg) {
        String name = name(reg);
        if (reg.compareTo(Reg.R8) >= 0) {
            return name + "b";
        }
        return reg.compareTo(Reg.RSP) < 0 ? name.charAt(1) + "l" : name.substring(1) + "l";
    }
}
