package javu.core.dispatch;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javu.abi.linux.x86_64.Syscalls;

/** How often each call was seen, who answered, how long it took us: as {@code strace -c} shows it. */
public final class Statistics implements Observer {
    private record Line(Row row, long count, long passed, long errors, long nanos) {}

    private final SyscallTable table;
    private final long[] count = new long[Syscalls.LAST + 1];
    private final long[] passed = new long[Syscalls.LAST + 1];
    private final long[] errors = new long[Syscalls.LAST + 1];
    private final long[] nanos = new long[Syscalls.LAST + 1];

    public Statistics(SyscallTable table) {
        this.table = table;
    }

    @Override
    public synchronized void observe(Call call, Row row, long answer, int error, long spent) {
        int number = row.number();
        count[number]++;
        nanos[number] += spent;
        if (error != 0) {
            errors[number]++;
        } else if (answer == Handler.CONTINUE) {
            passed[number]++;
        }
    }

    /** Prints the table, the most expensive call first. */
    public synchronized void print(PrintStream out) {
        List<Line> lines = new ArrayList<>();
        long totalCount = 0;
        long totalNanos = 0;
        for (Row row : table.rows()) {
            int n = row.number();
            if (count[n] > 0) {
                lines.add(new Line(row, count[n], passed[n], errors[n], nanos[n]));
                totalCount += count[n];
                totalNanos += nanos[n];
            }
        }
        lines.sort((a, b) -> Long.compare(b.nanos, a.nanos));
        out.print("% time     seconds  usecs/call     calls    kernel      javu    errors syscall\n");
        for (Line line : lines) {
            print(out, totalNanos, line.nanos, line.count, line.passed, line.errors, line.row.name());
        }
        print(out, totalNanos, totalNanos, totalCount, sum(passed), sum(errors), "total");
        out.flush();
    }

    private static void print(
            PrintStream out, long total, long nanos, long count, long passed, long errors, String name) {
        out.print(String.format(
                Locale.ROOT,
                "%6.2f %11.6f %11.1f %9d %9d %9d %9d %s%n",
                total == 0 ? 0.0 : 100.0 * nanos / total,
                nanos / 1e9,
                count == 0 ? 0.0 : nanos / 1e3 / count,
                count,
                passed,
                count - passed,
                errors,
                name));
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
