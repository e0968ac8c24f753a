package javu.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Elf;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Memfd;

/**
 * Executables of a page or two without libraries. Those made at run time are started from a memfd: processes that must
 * outlive the JVM or live in other namespaces, where a second JVM would cost 40 MB.
 */
final class MicroProgram {
    /** Address of 64 KiB of zeroed, writable memory. */
    static final long BSS = 0x600000;

    private static final long TEXT = 0x400000;
    private static final int BSS_SIZE = 0x10000;
    private static final int EHDR = 64;
    private static final int PHDR = 56;
    private static final int HEADERS = EHDR + 2 * PHDR;

    private MicroProgram() {}

    /** A memfd with a static ELF executable whose entry point is the first byte of {@code code}. */
    static int memfd(String name, byte[] code) throws ErrnoException {
        int fd = HostFiles.memfd_create(name, Memfd.MFD_CLOEXEC);
        HostFiles.writeAll(fd, elf(code));
        // A writable description makes execve fail with ETXTBSY.
        int readable = HostFiles.reopen(fd, Fcntl.O_RDONLY | Fcntl.O_CLOEXEC);
        HostFiles.close(fd);
        return readable;
    }

    /** A static ELF executable whose entry point is the first byte of {@code code}. */
    static byte[] elf(byte[] code) {
        int size = HEADERS + code.length;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', Elf.ELFCLASS64, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        elf.putShort((short) Elf.ET_EXEC).putShort((short) Elf.EM_X86_64).putInt(1);
        elf.putLong(TEXT + HEADERS).putLong(EHDR).putLong(0); // e_entry, e_phoff, e_shoff
        elf.putInt(0).putShort((short) EHDR).putShort((short) PHDR).putShort((short) 2); // e_flags .. e_phnum
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        segment(elf, Elf.PF_R | Elf.PF_X, 0, TEXT, size, size);
        segment(elf, Elf.PF_R | Elf.PF_W, 0, BSS, 0, BSS_SIZE);
        return elf.put(code).array();
    }

    private static void segment(ByteBuffer elf, int flags, long offset, long address, long fileSize, long memorySize) {
        elf.putInt(Elf.PT_LOAD).putInt(flags).putLong(offset).putLong(address).putLong(address);
        elf.putLong(fileSize).putLong(memorySize).putLong(0x1000);
    }
}
