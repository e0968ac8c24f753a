package javu.testkit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is mounted and for whom: what most tests are repeated over.
 *
 * @param kind the type of the file system
 * @param user who starts the view
 */
public record Place(Kind kind, User user) {
    /** A type of file system. */
    public enum Kind {
        /** A host directory. */
        BIND,
        /** Memory. */
        TMPFS,
        /** A zip file, read-only. */
        ZIP;

        /** The name for {@code mount -t}. */
        public String type() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All kinds, for all users. */
    public static Stream<Place> all() {
        return of(Kind.values());
    }

    /** The kinds that can be written, for all users. */
    public static Stream<Place> writable() {
        return of(Kind.BIND, Kind.TMPFS);
    }

    /** Memory, for all users. */
    public static Stream<Place> tmpfs() {
        return of(Kind.TMPFS);
    }

    private static Stream<Place> of(Kind... kinds) {
        return Arrays.stream(kinds).flatMap(kind -> User.all().stream().map(user -> new Place(kind, user)));
    }

    @Override
    public String toString() {
        return kind.type() + (user == User.NOBODY ? ", ordinary user" : "");
    }
}
