package javu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How a program ended and what it printed.
 *
 * @param status as a shell gives it: 128 and the signal's number if a signal ended it
 * @param out standard output, one character per byte
 * @param err standard error, one character per byte
 */
public record Outcome(int status, String out, String err) {
    /** The same with other texts. */
    public Outcome map(UnaryOperator<String> change) {
        return new Outcome(status, change.apply(out), change.apply(err));
    }

    /** Fails unless the status is this one. */
    public Outcome expectStatus(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return this;
    }

    /** Fails unless the program succeeded and printed exactly this. */
    public Outcome expectOutput(String expected) {
        assertThat(this).hasToString(new Outcome(0, expected, "").toString());
        return this;
    }

    /** Fails unless the program succeeded and was quiet on standard error. */
    public Outcome expectSuccess() {
        assertThat(toString()).startsWith("status 0\n").endsWith("--- stderr\n");
        return this;
    }

    /** Fails unless standard error is one line of javu that contains these words. */
    public Outcome expectOneLine(String... words) {
        assertThat(err).as(toString()).startsWith("javu: ").endsWith("\n").hasLineCount(1);
        assertThat(err.toLowerCase(Locale.ROOT)).contains(words);
        return this;
    }

    @Override
    public String toString() {
        return "status " + status + "\n--- stdout\n" + out + "--- stderr\n" + err;
    }
}
