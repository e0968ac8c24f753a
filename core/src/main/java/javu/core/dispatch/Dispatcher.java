package javu.core.dispatch;

import java.util.ArrayDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javu.abi.errno.Errno;
import javu.abi.errno.ErrnoException;
import javu.abi.linux.Audit;
import javu.core.view.View;
import javu.host.SeccompNotification;
import org.jspecify.annotations.Nullable;

/** Receives notifications and sees to it that each is answered. */
public final class Dispatcher {
    private final View view;
    private final SyscallTable table;
    private final int listener;
    private final @Nullable Observer observer;
    private final Reports reports;
    private final ArrayDeque<Call> spare = new ArrayDeque<>();
    private @Nullable ExecutorService pool;

    /** @param observer told of every call after its answer is known, or {@code null} */
    public Dispatcher(View view, SyscallTable table, int listener, @Nullable Observer observer, Reports reports) {
        this.view = view;
        this.table = table;
        this.listener = listener;
        this.observer = observer;
        this.reports = reports;
    }

    View view() {
        return view;
    }

    void log(String message) {
        reports.log(message);
    }

    /** The loop: returns when the last guest is gone. */
    public void run() throws ErrnoException {
        SeccompNotification notification = new SeccompNotification(listener);
        Call call = new Call(this, notification);
        while (notification.receive()) {
            call.begin();
            dispatch(call);
        }
    }

    private void dispatch(Call call) {
        int number = call.nr();
        Row row = call.notification().arch() == Audit.AUDIT_ARCH_X86_64 ? table.row(number) : null;
        Handler handler = row == null ? null : row.handler();
        if (handler == null) {
            answerUnknown(call);
            return;
        }
        execute(call, row, handler);
    }

    /** Runs a handler and answers; nothing that it throws gets further. */
    private void execute(Call call, @Nullable Row row, Handler handler) {
        long started = observer == null ? 0 : System.nanoTime();
        long answer;
        int error = 0;
        try {
            answer = handler.call(call);
        } catch (ErrnoException e) {
            answer = -1;
            error = e.errno().number();
        } catch (RuntimeException | Error e) {
            answer = -1;
            error = Errno.EIO.number();
            reports.bug(call, row, e);
        } finally {
            call.actAsSelf();
        }
        if (answer == Handler.LATER) {
            return;
        }
        if (observer != null && row != null) {
            observer.observe(call, row, answer, error, System.nanoTime() - started);
        }
        SeccompNotification notification = call.notification();
        if (error != 0) {
            notification.answerError(error);
        } else if (answer == Handler.CONTINUE) {
            notification.answerContinue();
        } else if (answer != Handler.ANSWERED) {
            notification.answerValue(answer);
        }
    }

    private void answerUnknown(Call call) {
        int arch = call.notification().arch();
        if (arch != Audit.AUDIT_ARCH_X86_64) {
            reports.once(
                    "32-bit",
                    "process " + call.tid() + ": 32-bit system calls are not supported: " + Errno.ENOSYS.text());
            call.notification().answerError(Errno.ENOSYS.number());
            return;
        }
        reports.once(
                "call " + call.nr(), "system call " + call.nr() + " is newer than this version: passed to the kernel");
        call.notification().answerContinue();
    }

    /** Hands a call to a thread that may wait; the loop's own objects are free at once. */
    void later(Call call, Handler handler) {
        Call copy = take();
        copy.notification().copyFrom(call.notification());
        copy.begin();
        copy.servedBy(call.server());
        Row row = table.row(call.nr());
        pool().execute(() -> {
            try {
                execute(copy, row, handler);
            } finally {
                give(copy);
            }
        });
    }

    private Call take() {
        synchronized (spare) {
            Call call = spare.poll();
            return call != null ? call : new Call(this, new SeccompNotification(listener));
        }
    }

    private void give(Call call) {
        synchronized (spare) {
            spare.push(call);
        }
    }

    private ExecutorService pool() {
        if (pool == null) {
            ThreadFactory factory = task -> {
                Thread thread = new Thread(task, "javu-worker");
                thread.setDaemon(true);
                return thread;
            };
            pool = Executors.newCachedThreadPool(factory);
        }
        return pool;
    }
}
