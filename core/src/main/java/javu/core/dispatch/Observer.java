package javu.core.dispatch;

/** Sees every notified call with its answer: the trace and the statistics. */
@FunctionalInterface
public interface Observer {
    /**
     * Called before the answer is sent.
     *
     * @param answer a value or a constant of {@link Handler}; -1 if {@code error} is not 0
     * @param error errno, or 0
     * @param nanos spent in the handler
     */
    void observe(Call call, Row row, long answer, int error, long nanos);
}
