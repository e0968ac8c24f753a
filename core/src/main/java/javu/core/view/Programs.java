package javu.core.view;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of the programs that guests run. */
public final class Programs {
    private final Map<String, String> viewPaths = new ConcurrentHashMap<>();
    private volatile boolean has32BitRefusal;
    private final Set<Integer> administrators = ConcurrentHashMap.newKeySet();

    Programs() {}

    /** A guest was told, by us, that it cannot run a 32-bit program. */
    public void refuseAs32Bit() {
        has32BitRefusal = true;
    }

    public boolean has32BitRefusal() {
        return has32BitRefusal;
    }

    /** A file of the view is executed; the kernel will call it {@code link} in /proc/PID/exe. */
    public void executed(String link, String viewPath) {
        viewPaths.put(link, viewPath);
    }

    /** The path in the view of a running program, {@code ""} if the kernel's name is right. */
    public String viewPath(String link) {
        return viewPaths.getOrDefault(link, "");
    }

    /**
     * Whether the process runs mount(8) or umount(8). These refuse ordinary users before they ask the kernel; in a view
     * everybody may mount, so they are told that they run as root.
     */
    public boolean isAdministrator(int pid) {
        return !administrators.isEmpty() && administrators.contains(pid);
    }

    /** Process {@code pid} executes {@code path}. */
    public void executes(int pid, String path) {
        if (path.endsWith("/mount") || path.endsWith("/umount")) {
            administrators.add(pid);
        } else if (!administrators.isEmpty()) {
            administrators.remove(pid);
        }
    }
}
