package javu.testkit;

import java.util.List;

/** Says in few lines where two outcomes differ. */
final class Differences {
    private static final int CONTEXT = 3;
    private static final int SHOWN = 12;

    private Differences() {}

    static void assertSame(Outcome natively, Outcome inView) {
        List<String> expected = natively.toString().lines().toList();
        List<String> actual = inView.toString().lines().toList();
        if (!natively.equals(inView)) {
            int line = 0;
            while (line < Math.min(expected.size(), actual.size())
                    && expected.get(line).equals(actual.get(line))) {
                line++;
            }
            throw new AssertionError("natively, from line %d:%n%s%nin the view:%n%s%nin the view, the end:%n%s"
                    .formatted(
                            line,
                            part(expected, line - CONTEXT),
                            part(actual, line - CONTEXT),
                            part(actual, Math.max(line + SHOWN - CONTEXT, actual.size() - SHOWN))));
        }
    }

    private static String part(List<String> lines, int from) {
        return String.join(
                "\n", lines.stream().skip(Math.max(0, from)).limit(SHOWN).toList());
    }
}
