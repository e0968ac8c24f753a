package javu.core.dispatch;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the hypervisor has to say: one line on standard error, each thing once. */
public final class Reports {
    private final PrintStream out;
    private final boolean stackTraces;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** @param stackTraces whether bugs are reported with their stack */
    public Reports(PrintStream out, boolean stackTraces) {
        this.out = out;
        this.stackTraces = stackTraces;
    }

    public void log(String message) {
        out.print("javu: " + message + "\n");
        out.flush();
    }

    /** Says {@code message} unless something was said under {@code key} before. */
    public void once(String key, String message) {
        if (said.add(key)) {
            log(message);
        }
    }

    /** A handler threw what it must not. */
    void bug(Call call, @Nullable Row row, Throwable bug) {
        StackTraceElement[] stack = bug.getStackTrace();
        String where = stack.length == 0 ? "" : " at " + stack[0];
        String name = row == null ? "system call " + call.nr() : row.name();
        String message = name + " of process " + call.tid() + ": " + bug + where + "; the guest gets EIO";
        if (stackTraces) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            message += "\n" + trace;
        }
        once(name + bug.getClass() + where, message);
    }
}
