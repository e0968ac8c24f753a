package javu.abi;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javu.abi.linux.Fcntl;

/** What the classes of {@code javu.abi.linux} declare, by reflection. */
final class Declarations {
    private Declarations() {}

    /** Simple names of the classes that have a {@code SIZE}. */
    static Set<String> structs() {
        return names(true);
    }

    /** Simple names of the other classes. */
    static Set<String> constantClasses() {
        return names(false);
    }

    /** The constants of a class in the order of its source. */
    static Stream<Field> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .filter(field -> Modifier.isStatic(field.getModifiers()));
    }

    /** Whether a value of C is the value of this constant; an {@code int} stands for its 32 bits. */
    static boolean agrees(Field constant, long value) {
        long declared = value(constant);
        boolean unsigned = constant.getType() == int.class && value == (declared & 0xffff_ffffL);
        return unsigned || value == declared;
    }

    static long value(Field constant) {
        try {
            return constant.getLong(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(boolean structs) {
        try {
            Path classes = Path.of(Fcntl.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.list(classes.resolve("javu/abi/linux"))) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                        .map(name -> name.substring(0, name.length() - ".class".length()))
                        .filter(name -> isStruct(name) == structs)
                        .collect(toCollection(TreeSet::new));
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isStruct(String name) {
        try {
            Class<?> type = Class.forName("javu.abi.linux." + name);
            return constants(type).anyMatch(field -> field.getName().equals("SIZE"));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
