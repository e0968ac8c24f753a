package javu.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javu.host.Memory;
import javu.spi.FileSystem;
import javu.spi.OpenFile;
import javu.spi.Stat;
import org.junit.jupiter.api.Test;

class MountTableTest {
    private final List<Mount> mounts = new ArrayList<>(List.of(mount(0, "")));

    private static Mount mount(int id, String target) {
        return new Mount(id, target, "test", "none", "", new Nothing(), true, true, Mount.Flags.NONE);
    }

    private MountTable table(String... targets) {
        for (String target : targets) {
            mounts.add(mount(mounts.size(), target));
        }
        return new MountTable(mounts);
    }

    @Test
    void theDeepestMountServesAPath() {
        MountTable table = table("/a", "/a/b/c");
        assertThat(table.owner("").id()).isZero();
        assertThat(table.owner("/x/a").id()).isZero();
        assertThat(table.owner("/ab").id()).isZero();
        assertThat(table.owner("/a").id()).isEqualTo(1);
        assertThat(table.owner("/a/b").id()).isEqualTo(1);
        assertThat(table.owner("/a/b/c").id()).isEqualTo(2);
        assertThat(table.owner("/a/b/c/d/e").id()).isEqualTo(2);
        assertThat(table.owner("/a/b/cc").id()).isEqualTo(1);
    }

    @Test
    void aNewerMountHidesTheOnesBelowIt() {
        MountTable table = table("/a/b", "/a");
        assertThat(table.owner("/a/b/file").id()).isEqualTo(2);
    }

    @Test
    void aMountKnowsItsAncestors() {
        MountTable table = table("/a/b/c");
        assertThat(table.hasBelow("")).isTrue();
        assertThat(table.hasBelow("/a/b")).isTrue();
        assertThat(table.hasBelow("/a/b/c")).isFalse();
        assertThat(table.hasBelow("/b")).isFalse();
    }

    @Test
    void hashesNeverMissAMount() {
        String[] targets = new String[1000];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = "/mnt/" + i + "/x";
        }
        MountTable table = table(targets);
        for (String target : targets) {
            assertThat(mayTouch(table, target)).isTrue();
            assertThat(mayTouch(table, target + "/below/it")).isTrue();
            assertThat(mayTouch(table, target + "y")).isFalse();
            assertThat(mayTouch(table, target.substring(0, target.length() - 2)))
                    .isFalse();
        }
    }

    private static boolean mayTouch(MountTable table, String path) {
        long address = Memory.allocate(path.length() + 1L);
        Memory.putString(address, path);
        return table.hashes().mayTouch(address, path.length());
    }

    private static final class Nothing implements FileSystem {
        @Override
        public void lstat(String path, Stat stat) {}

        @Override
        public OpenFile open(String path, int flags) {
            throw new UnsupportedOperationException();
        }
    }
}
