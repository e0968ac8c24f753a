package javu.core.view;

import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import javu.spi.FileSystemType;
import javu.spi.Registrar;
import javu.spi.ViewModule;
import org.jspecify.annotations.Nullable;

/** The modules of a view and what they registered. They are found when the first of them is needed. */
public final class Modules implements Registrar {
    private record Type(Set<String> options, FileSystemType factory) {}

    private final TreeMap<String, Type> types = new TreeMap<>();
    private boolean loaded;

    /** No module is loaded yet. */
    public Modules() {}

    /** Attaches a module that is not found by itself. */
    public synchronized void attach(ViewModule module) {
        module.attach(this);
    }

    @Override
    public void fileSystemType(String type, Set<String> options, FileSystemType factory) {
        types.put(type, new Type(Set.copyOf(options), factory));
    }

    /** The factory for a type, or {@code null} if no module has it. */
    public synchronized @Nullable FileSystemType type(String name) {
        load();
        Type type = types.get(name);
        return type == null ? null : type.factory;
    }

    /** The options a type knows. */
    public synchronized Set<String> options(String name) {
        Type type = types.get(name);
        return type == null ? Set.of() : type.options;
    }

    /** All types, for messages. */
    public synchronized String typeNames() {
        load();
        return String.join(", ", types.keySet());
    }

    private void load() {
        if (!loaded) {
            loaded = true;
            for (ViewModule module : ServiceLoader.load(ViewModule.class)) {
                module.attach(this);
            }
        }
    }
}
