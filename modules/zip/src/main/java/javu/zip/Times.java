package javu.zip;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import javu.spi.Stat;
import org.jspecify.annotations.Nullable;

/**
 * Times beyond the modification time; {@link #NONE} where the archive has none.
 *
 * <p>Times are counted in ticks of 100 ns since 1970, which holds all that zip archives have: NTFS counts in these.
 */
record Times(long accessed, long created) {
    static final long NONE = Long.MIN_VALUE;
    static final long NANOS_PER_TICK = 100;

    private static final long TICKS_PER_SECOND = 10_000_000;
    /** From 1601, where NTFS starts, to 1970. */
    private static final long NTFS_EPOCH = 11_644_473_600L * TICKS_PER_SECOND;

    static long ofSeconds(int seconds) {
        return seconds * TICKS_PER_SECOND;
    }

    /** NTFS writes 0 for a time that it does not know. */
    static long ofNtfs(long ticks) {
        return ticks <= 0 ? NONE : ticks - NTFS_EPOCH;
    }

    /** DOS date and time: local, of two seconds. What is no date is the first that DOS knows. */
    static long ofDos(int dos) {
        LocalDateTime time;
        try {
            time = LocalDateTime.of(
                    1980 + (dos >>> 25),
                    dos >> 21 & 0xf,
                    dos >> 16 & 0x1f,
                    dos >> 11 & 0x1f,
                    dos >> 5 & 0x3f,
                    2 * (dos & 0x1f));
        } catch (DateTimeException ignored) {
            time = LocalDateTime.of(1980, 1, 1, 0, 0);
        }
        return time.atZone(ZoneId.systemDefault()).toEpochSecond() * TICKS_PER_SECOND;
    }

    /** Fills the times of {@code stat}; {@code more} is {@code null} if only the modification time is known. */
    static void toStat(long modified, @Nullable Times more, Stat stat) {
        stat.times(seconds(modified), nanos(modified));
        if (more == null) {
            return;
        }
        if (more.accessed != NONE) {
            stat.atime = seconds(more.accessed);
            stat.atime_nsec = nanos(more.accessed);
        }
        if (more.created != NONE) {
            stat.btime = seconds(more.created);
            stat.btime_nsec = nanos(more.created);
            stat.hasBirthTime = true;
        }
    }

    private static long seconds(long ticks) {
        return Math.floorDiv(ticks, TICKS_PER_SECOND);
    }

    private static int nanos(long ticks) {
        return (int) (Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK);
    }
}
