package javu.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who runs a program. */
public enum User {
    /** Who runs the tests. */
    AS_IS,
    /** User 65534 without any privilege, if root runs the tests. */
    NOBODY;

    /** Both for root, who runs the tests for an ordinary user. */
    public static List<User> all() {
        return isRoot() ? List.of(values()) : List.of(AS_IS);
    }

    /** Whether root runs the tests. */
    public static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this is root. */
    public boolean isPrivileged() {
        return this == AS_IS && isRoot();
    }

    /** The start of a command that this user runs. */
    public List<String> prefix() {
        return switch (this) {
            case AS_IS -> List.of();
            case NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
        };
    }
}
