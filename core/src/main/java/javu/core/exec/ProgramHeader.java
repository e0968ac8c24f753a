package javu.core.exec;

import javu.abi.errno.ErrnoException;
import javu.abi.linux.Elf;
import javu.abi.linux.Elf64Ehdr;
import javu.abi.linux.Elf64Phdr;
import javu.host.HostFiles;
import javu.host.Memory;

/** What the first bytes of a file say about how to run it. */
sealed interface ProgramHeader {
    /** As many bytes as the kernel reads, BINPRM_BUF_SIZE. */
    int SIZE = 256;

    /** {@code "\177ELF"}, little-endian. */
    int ELFMAG = 0x464c457f;

    /**
     * A 64-bit program.
     *
     * @param interpreter its dynamic loader, or {@code ""}
     * @param interpreterOffset where the file says so
     * @param interpreterSize with the NUL
     */
    record Elf64(String interpreter, long interpreterOffset, int interpreterSize) implements ProgramHeader {}

    /** A program for another machine or 32 bits. */
    record ForeignElf(boolean is32Bit) implements ProgramHeader {}

    /**
     * {@code #!interpreter argument}.
     *
     * @param argument {@code ""} if there is none
     */
    record Script(String interpreter, String argument) implements ProgramHeader {}

    /** Neither: the kernel knows, or says ENOEXEC. */
    record Other() implements ProgramHeader {}

    /** Whether an open file is a program of 32 bits; a script that needs one is found out at its own exec. */
    static boolean is32Bit(int fd, long buffer) {
        try {
            Memory.putLong(buffer, 0);
            HostFiles.pread64(fd, buffer, Long.BYTES, 0);
            return Memory.getInt(buffer) == ELFMAG && Memory.getByte(buffer + Elf.EI_CLASS) != Elf.ELFCLASS64;
        } catch (ErrnoException e) {
            return false; // a directory: the kernel has the right words
        }
    }

    /** Reads the header of an open file; {@code buffer} is 4 KiB of native memory. */
    static ProgramHeader read(int fd, long buffer) throws ErrnoException {
        Memory.zero(buffer, SIZE);
        int n;
        try {
            n = HostFiles.pread64(fd, buffer, SIZE, 0);
        } catch (ErrnoException e) {
            return new Other(); // a directory: the kernel has the right words
        }
        if (n >= 2 && Memory.getByte(buffer) == '#' && Memory.getByte(buffer + 1) == '!') {
            return script(Memory.getString(buffer, n));
        }
        if (n < Elf64Ehdr.SIZE || Memory.getInt(buffer) != ELFMAG) {
            return new Other();
        }
        boolean is64Bit = Memory.getByte(buffer + Elf.EI_CLASS) == Elf.ELFCLASS64;
        if (!is64Bit || Memory.getShort(buffer + Elf64Ehdr.e_machine) != Elf.EM_X86_64) {
            return new ForeignElf(!is64Bit);
        }
        return elf(fd, buffer);
    }

    private static ProgramHeader elf(int fd, long buffer) throws ErrnoException {
        long table = Memory.getLong(buffer + Elf64Ehdr.e_phoff);
        int count = Memory.getShort(buffer + Elf64Ehdr.e_phnum) & 0xffff;
        long entry = buffer + SIZE;
        for (int i = 0; i < count && i < 64; i++) {
            if (HostFiles.pread64(fd, entry, Elf64Phdr.SIZE, table + i * (long) Elf64Phdr.SIZE) < Elf64Phdr.SIZE) {
                break;
            }
            if (Memory.getInt(entry + Elf64Phdr.p_type) == Elf.PT_INTERP) {
                long offset = Memory.getLong(entry + Elf64Phdr.p_offset);
                int size = (int) Math.min(Memory.getLong(entry + Elf64Phdr.p_filesz), 2048);
                int n = HostFiles.pread64(fd, entry, size, offset);
                return new Elf64(Memory.getString(entry, Memory.strlen(entry, n)), offset, size);
            }
        }
        return new Elf64("", 0, 0);
    }

    /** As fs/binfmt_script.c: everything after the first white space is one argument. */
    private static ProgramHeader script(String text) {
        int end = text.indexOf('\n');
        String line = (end < 0 ? text : text.substring(0, end)).substring(2);
        int nul = line.indexOf(0);
        line = trim(nul < 0 ? line : line.substring(0, nul));
        int space = 0;
        while (space < line.length() && !isBlank(line.charAt(space))) {
            space++;
        }
        if (space == 0 || end < 0 && space == line.length() && text.length() >= SIZE) {
            return new Other(); // no interpreter, or its name may be cut off
        }
        return new Script(line.substring(0, space), trim(line.substring(space)));
    }

    private static String trim(String s) {
        int start = 0;
        int end = s.length();
        while (start < end && isBlank(s.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(s.charAt(end - 1))) {
            end--;
        }
        return s.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
