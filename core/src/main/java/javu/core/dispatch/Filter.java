package javu.core.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javu.abi.errno.Errno;
import javu.abi.linux.Audit;
import javu.abi.linux.Fcntl;
import javu.abi.linux.Resource;
import javu.abi.linux.Seccomp;
import javu.abi.linux.SeccompData;
import javu.abi.linux.x86_64.Syscalls;
import javu.core.file.FdRanges;
import javu.host.BpfProgram;

/**
 * The seccomp program of a system call table. Numbers with the same fate become intervals, found by binary search; the
 * most frequent descriptor calls are asked for first.
 */
public final class Filter {
    private static final int[] HOT = {Syscalls.SYS_read, Syscalls.SYS_write};

    private record Interval(int first, String action) {}

    private final SyscallTable table;
    private final FdRanges ranges;
    private final BpfProgram program = new BpfProgram();
    private int labels;

    private Filter(SyscallTable table, FdRanges ranges) {
        this.table = table;
        this.ranges = ranges;
    }

    /** The program for a table. */
    public static BpfProgram of(SyscallTable table, FdRanges ranges) {
        return new Filter(table, ranges).build();
    }

    private BpfProgram build() {
        program.load(SeccompData.arch).ifEqual(Audit.AUDIT_ARCH_X86_64, BpfProgram.NEXT, "notify");
        program.load(SeccompData.nr);
        for (int number : HOT) {
            program.ifEqual(number, action(number), BpfProgram.NEXT);
        }
        List<Interval> intervals = intervals();
        search(intervals, 0, intervals.size());
        Set<String> actions = new LinkedHashSet<>();
        for (Interval interval : intervals) {
            actions.add(interval.action);
        }
        for (int number : HOT) {
            actions.add(action(number));
        }
        for (String action : actions) {
            emit(action);
        }
        program.label("notify").ret(Seccomp.SECCOMP_RET_USER_NOTIF);
        program.label("allow").ret(Seccomp.SECCOMP_RET_ALLOW);
        return program;
    }

    private List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>();
        String before = "";
        for (int number = 0; number <= Syscalls.LAST + 1; number++) {
            String action = action(number);
            if (!action.equals(before)) {
                intervals.add(new Interval(number, action));
                before = action;
            }
        }
        // Bit 30 is x32, and VUOS's calls are negative: neither is a call of ours to pass.
        intervals.add(new Interval(Syscalls.X32_SYSCALL_BIT, errno(Errno.ENOSYS)));
        return intervals;
    }

    private String action(int number) {
        Row row = table.row(number);
        if (row == null) {
            return "notify"; // newer than the table: reported once, then passed
        }
        return switch (row.choice()) {
            case PASSED -> "allow";
            case REFUSED -> errno(row.errno() == null ? Errno.ENOSYS : row.errno());
            case NOTIFIED -> "notify";
            default -> row.choice() + " " + row.argument();
        };
    }

    private static String errno(Errno errno) {
        return "errno " + errno.number();
    }

    /** Leaves in A the number; falls into the action of the interval that holds it. */
    private void search(List<Interval> intervals, int from, int to) {
        int middle = (from + to) / 2;
        String right = middle + 1 == to ? intervals.get(middle).action : "search " + labels++;
        boolean leafLeft = middle - from == 1;
        String left = leafLeft ? intervals.get(from).action : BpfProgram.NEXT;
        program.ifAtLeast(intervals.get(middle).first, right, left);
        if (!leafLeft) {
            search(intervals, from, middle);
        }
        if (middle + 1 != to) {
            program.label(right);
            search(intervals, middle, to);
        }
    }

    private void emit(String action) {
        String[] words = action.split(" ");
        switch (words[0]) {
            case "allow", "notify" -> {
                return;
            }
            case "errno" -> program.label(action).ret(Seccomp.SECCOMP_RET_ERRNO | Integer.parseInt(words[1]));
            default -> {
                program.label(action);
                int argument = Integer.parseInt(words[1]);
                switch (Choice.valueOf(words[0])) {
                    case IF_VIRTUAL -> ifInRange(argument, ranges.base());
                    case IF_EMULATED -> ifInRange(argument, ranges.emulated());
                    case STAT_AT -> {
                        program.load(argument(3)).ifEqual(Fcntl.AT_EMPTY_PATH, BpfProgram.NEXT, "notify");
                        ifInRange(0, ranges.base());
                    }
                    case LOCKS_LIMIT ->
                        program.load(argument(argument)).ifEqual(Resource.RLIMIT_LOCKS, "notify", "allow");
                    default -> throw new IllegalStateException(action);
                }
            }
        }
    }

    private void ifInRange(int argument, int from) {
        program.load(argument(argument))
                .ifAtLeast(from, BpfProgram.NEXT, "allow")
                .ifAtLeast(ranges.end(), "allow", "notify");
    }

    /** Offset of the lower half of an argument. */
    private static int argument(int index) {
        return SeccompData.args + index * Long.BYTES;
    }
}
