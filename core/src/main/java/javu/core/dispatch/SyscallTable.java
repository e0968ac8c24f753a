package javu.core.dispatch;

import java.util.ArrayList;
import java.util.List;
import javu.abi.errno.Errno;
import javu.abi.linux.x86_64.SyscallNames;
import javu.abi.linux.x86_64.Syscalls;
import org.jspecify.annotations.Nullable;

/** Every system call of x86-64: {@link X86_64} declares it, an array looks it up. */
public final class SyscallTable {
    private final @Nullable Row[] rows;

    private SyscallTable(@Nullable Row[] rows) {
        this.rows = rows;
    }

    /** The row of a number, or {@code null} if it is newer than this table. */
    public @Nullable Row row(int number) {
        return number >= 0 && number < rows.length ? rows[number] : null;
    }

    /** All rows by number. */
    public List<Row> rows() {
        List<Row> all = new ArrayList<>();
        for (Row row : rows) {
            if (row != null) {
                all.add(row);
            }
        }
        return all;
    }

    /** Collects rows and checks that none is missing or there twice. */
    static final class Builder {
        private final @Nullable Row[] rows = new Row[Syscalls.LAST + 1];

        /** A call that we always see. */
        Builder virtual(int number, String args, Handler handler, String note) {
            return add(number, args, Choice.NOTIFIED, 0, null, handler, note);
        }

        /** A call that we see if its descriptor, argument {@code fd}, is that of a virtual file. */
        Builder onVirtual(int number, int fd, String args, Handler handler, String note) {
            return add(number, args, Choice.IF_VIRTUAL, fd, null, handler, note);
        }

        /** A call that we see if its descriptor, argument {@code fd}, is emulated. */
        Builder onEmulated(int number, int fd, String args, Handler handler, String note) {
            return add(number, args, Choice.IF_EMULATED, fd, null, handler, note);
        }

        /** A call with a rule of its own. */
        Builder special(int number, Choice choice, int argument, String args, Handler handler, String note) {
            return add(number, args, choice, argument, null, handler, note);
        }

        /** Calls the kernel serves as they are. */
        Builder passed(String why, int... numbers) {
            for (int number : numbers) {
                add(number, "", Choice.PASSED, 0, null, null, why);
            }
            return this;
        }

        /** Calls the filter refuses. */
        Builder refused(Errno errno, String why, int... numbers) {
            for (int number : numbers) {
                add(number, "", Choice.REFUSED, 0, errno, null, why);
            }
            return this;
        }

        private Builder add(
                int number,
                String args,
                Choice choice,
                int argument,
                @Nullable Errno errno,
                @Nullable Handler handler,
                String note) {
            String name = SyscallNames.of(number);
            if (name == null || rows[number] != null) {
                throw new IllegalStateException("system call " + number + " " + name + ": unknown, or declared twice");
            }
            rows[number] = new Row(number, name, args, choice, argument, errno, handler, note);
            return this;
        }

        SyscallTable build() {
            for (int number = 0; number < rows.length; number++) {
                if (rows[number] == null && SyscallNames.of(number) != null) {
                    throw new IllegalStateException("no row for " + SyscallNames.of(number));
                }
            }
            return new SyscallTable(rows);
        }
    }
}
