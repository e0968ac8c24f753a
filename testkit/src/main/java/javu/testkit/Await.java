package javu.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, never for a time. */
public final class Await {
    private static final long POLL_MILLIS = 20;

    private Await() {}

    /** Whether the condition came true in time. */
    public static boolean within(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
