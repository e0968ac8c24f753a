package javu.core.dispatch;

import java.io.PrintStream;
import javu.abi.errno.Errno;
import javu.abi.linux.Fcntl;
import javu.host.Memory;
import org.jspecify.annotations.Nullable;

/**
 * One line for each notified call, as strace(1) writes it, with the name of who answered. The letters of a row's arguments:
 * {@code p} path, {@code t} other string, {@code f} descriptor, {@code D} descriptor of an *at call, {@code o} open flags,
 * {@code m} mode, {@code a} AT flags, {@code i} number, {@code x} address or mask, {@code s} nothing.
 */
public final class Trace implements Observer {
    private static final int MAX_STRING = 256;

    private final PrintStream out;

    public Trace(PrintStream out) {
        this.out = out;
    }

    @Override
    public void observe(Call call, Row row, long answer, int error, long nanos) {
        StringBuilder line = new StringBuilder(128);
        line.append("[pid ").append(call.tid()).append("] ").append(row.name()).append('(');
        int index = 0;
        for (int i = 0; i < row.args().length(); i++) {
            char kind = row.args().charAt(i);
            if (kind != 's') {
                line.append(index == 0 ? "" : ", ");
                argument(line, call, kind, call.arg(index));
                index++;
            }
        }
        line.append(") = ");
        if (error != 0) {
            Errno errno = errno(error);
            line.append(errno == null ? "? ERESTART" : "-1 " + errno.name() + " (" + errno.text() + ")");
        } else if (answer == Handler.CONTINUE) {
            line.append('?');
        } else {
            line.append(answer == Handler.ANSWERED ? call.result() : answer);
        }
        line.append(" <")
                .append(answer == Handler.CONTINUE ? "kernel" : call.server())
                .append(">\n");
        synchronized (out) {
            out.print(line);
            out.flush();
        }
    }

    private static @Nullable Errno errno(int error) {
        return error < 512 ? Errno.of(error) : null;
    }

    private static void argument(StringBuilder line, Call call, char kind, long value) {
        switch (kind) {
            case 'p', 't' -> string(line, call, value);
            case 'D' -> line.append((int) value == Fcntl.AT_FDCWD ? "AT_FDCWD" : Integer.toString((int) value));
            case 'f' -> line.append((int) value);
            case 'o' -> openFlags(line, (int) value);
            case 'm' -> line.append('0').append(Integer.toOctalString((int) value & 0177777));
            case 'i' -> line.append(value);
            default -> line.append(value == 0 ? "0" : "0x" + Long.toHexString(value));
        }
    }

    private static void string(StringBuilder line, Call call, long address) {
        if (address == 0) {
            line.append("NULL");
            return;
        }
        long buffer = call.traceBuffer();
        int length = call.memory().readString(call.tid(), address, buffer, MAX_STRING);
        if (length == -Errno.EFAULT.number()) {
            line.append("0x").append(Long.toHexString(address));
            return;
        }
        line.append('"');
        int shown = length < 0 ? MAX_STRING : length;
        for (int i = 0; i < shown; i++) {
            int c = Memory.getByte(buffer + i) & 0xff;
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                case '"', '\\' -> line.append('\\').append((char) c);
                default -> {
                    if (c < 0x20 || c >= 0x7f) {
                        line.append('\\').append(Integer.toOctalString(c));
                    } else {
                        line.append((char) c);
                    }
                }
            }
        }
        line.append(length < 0 ? "\"..." : "\"");
    }

    private static void openFlags(StringBuilder line, int flags) {
        line.append(
                switch (flags & Fcntl.O_ACCMODE) {
                    case Fcntl.O_RDONLY -> "O_RDONLY";
                    case Fcntl.O_WRONLY -> "O_WRONLY";
                    default -> "O_RDWR";
                });
        flag(line, flags, Fcntl.O_CREAT, "O_CREAT");
        flag(line, flags, Fcntl.O_EXCL, "O_EXCL");
        flag(line, flags, Fcntl.O_TRUNC, "O_TRUNC");
        flag(line, flags, Fcntl.O_APPEND, "O_APPEND");
        flag(line, flags, Fcntl.O_NONBLOCK, "O_NONBLOCK");
        flag(line, flags, Fcntl.O_NOFOLLOW, "O_NOFOLLOW");
        flag(line, flags, Fcntl.O_CLOEXEC, "O_CLOEXEC");
        flag(line, flags, Fcntl.O_PATH, "O_PATH");
        if ((flags & Fcntl.O_TMPFILE) == Fcntl.O_TMPFILE) {
            line.append("|O_TMPFILE");
        } else {
            flag(line, flags, Fcntl.O_DIRECTORY, "O_DIRECTORY");
        }
    }

    private static void flag(StringBuilder line, int flags, int flag, String name) {
        if ((flags & flag) == flag) {
            line.append('|').append(name);
        }
    }
}
