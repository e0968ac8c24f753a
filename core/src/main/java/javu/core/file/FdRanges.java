package javu.core.file;

/**
 * The numbers that virtual files get in guests, constants of the filter. Descriptors in the lower half are read natively
 * and only asked about ({@code fstat} and the like are notified); everything is notified for those in the upper half.
 *
 * @param base the first number
 * @param size of each half; 0 if the hard limit leaves no room, then virtual files get ordinary numbers
 */
public record FdRanges(int base, int size) {
    private static final int PREFERRED = 4096;
    private static final int SMALLEST_LIMIT = 1024;

    /** Ranges that fit under a hard RLIMIT_NOFILE. */
    public static FdRanges under(long hardLimit) {
        if (hardLimit < 0 || hardLimit >= 4 * PREFERRED) {
            return new FdRanges(PREFERRED, PREFERRED);
        }
        if (hardLimit >= SMALLEST_LIMIT) {
            int quarter = (int) hardLimit / 4;
            return new FdRanges(2 * quarter, quarter);
        }
        return new FdRanges((int) hardLimit, 0);
    }

    /** First number whose every use is notified. */
    public int emulated() {
        return base + size;
    }

    /** First number after both ranges. */
    public int end() {
        return base + 2 * size;
    }
}
