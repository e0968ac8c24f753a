package javu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import javu.testkit.Outcome;

/** Assertions on what a program printed. */
final class Outcomes {
    private Outcomes() {}

    /** A comparison of two equal failures proves nothing: the output has to contain this. */
    static Outcome contains(Outcome outcome, String... words) {
        assertThat(outcome.out()).contains(words);
        return outcome;
    }
}
