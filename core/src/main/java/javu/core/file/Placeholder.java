package javu.core.file;

import java.util.List;
import javu.core.view.Mount;
import javu.spi.OpenFile;
import javu.spi.OpenFile.Entry;

/** What a memfd in a guest stands for. */
public sealed interface Placeholder {
    /** The mount it belongs to. */
    Mount mount();

    /** Canonical path in the view at the time of the open. */
    String viewPath();

    /** A regular file whose content is in the memfd: one for all who have it open. */
    record CachedFile(Mount mount, String viewPath) implements Placeholder {}

    /** A descriptor that only names a file (O_PATH). */
    record PathOnly(Mount mount, String viewPath) implements Placeholder {}

    /** An open directory: one for each open(2). */
    final class OpenDirectory implements Placeholder {
        private final Mount mount;
        private final String viewPath;
        private final OpenFile file;
        private List<Entry> entries;
        private long position;

        /** @param entries the snapshot that will be listed, {@code "."} and {@code ".."} included */
        public OpenDirectory(Mount mount, String viewPath, OpenFile file, List<Entry> entries) {
            this.mount = mount;
            this.viewPath = viewPath;
            this.file = file;
            this.entries = entries;
        }

        @Override
        public Mount mount() {
            return mount;
        }

        @Override
        public String viewPath() {
            return viewPath;
        }

        public OpenFile file() {
            return file;
        }

        public synchronized List<Entry> entries() {
            return entries;
        }

        /** rewinddir(3) shows what has changed meanwhile. */
        public synchronized void refresh(List<Entry> newEntries) {
            entries = newEntries;
        }

        public synchronized long position() {
            return position;
        }

        public synchronized void position(long newPosition) {
            position = newPosition;
        }
    }
}
