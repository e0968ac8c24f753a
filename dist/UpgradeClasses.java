import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * {@code UpgradeClasses DIRECTORY JAR...}: copies jars into a directory, giving old classes the format of Java 8.
 *
 * <p>picocli is compiled for Java 5. Such classes have no stack maps, so the JVM must verify them at every start and keeps
 * them out of its AOT cache: that alone costs 40 ms. Newer classes are copied as they are.
 */
class UpgradeClasses {
    private static final int STACK_MAPS_SINCE = ClassFile.JAVA_6_VERSION;

    public static void main(String[] args) throws IOException {
        for (String jar : List.of(args).subList(1, args.length)) {
            Path in = Path.of(jar);
            copy(in, Path.of(args[0]).resolve(in.getFileName()));
        }
    }

    private static void copy(Path in, Path out) throws IOException {
        Map<String, byte[]> files = read(in);
        ClassFile classFile = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL,
                ClassFile.ClassHierarchyResolverOption.of(hierarchy(files)));
        try (var jar = new JarOutputStream(Files.newOutputStream(out))) {
            for (var file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getKey().endsWith(".class") ? upgraded(classFile, file.getValue()) : file.getValue());
            }
        }
    }

    private static Map<String, byte[]> read(Path path) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var jar = new JarFile(path.toFile())) {
            for (JarEntry entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
                try (var in = jar.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    /** Finds superclasses in the jar, else in the JDK: stack maps name them. */
    private static ClassHierarchyResolver hierarchy(Map<String, byte[]> files) {
        return ClassHierarchyResolver.ofResourceParsing(type -> {
                    String descriptor = type.descriptorString();
                    byte[] bytes = files.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
                    return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
                .orElse(ClassHierarchyResolver.ofResourceParsing(ClassLoader.getPlatformClassLoader()));
    }

    private static byte[] upgraded(ClassFile classFile, byte[] bytes) {
        var model = classFile.parse(bytes);
        if (model.majorVersion() >= STACK_MAPS_SINCE) {
            return bytes;
        }
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        };
        return classFile.transformClass(
                model, version.andThen(ClassTransform.transformingMethodBodies((code, element) -> code.with(element))));
    }
}
