package javu.host;

import javu.abi.errno.ErrnoException;

/** {@code /proc/PID/status}, proc(5). */
public final class ProcStatus {
    private static final int REAL = 0;
    private static final int FILE_SYSTEM = 3;

    private final String text;

    private ProcStatus(String text) {
        this.text = text;
    }

    /** Of a process or thread. */
    public static ProcStatus of(int pid) throws ErrnoException {
        return new ProcStatus(HostFiles.read("/proc/" + pid + "/status"));
    }

    /** The process a thread belongs to. */
    public int tgid() {
        return Integer.parseInt(field("Tgid"));
    }

    public int ppid() {
        return Integer.parseInt(field("PPid"));
    }

    public int umask() {
        return Integer.parseInt(field("Umask"), 8);
    }

    public int uid() {
        return id("Uid", REAL);
    }

    public int gid() {
        return id("Gid", REAL);
    }

    /** The user id that file accesses are checked with. */
    public int fsuid() {
        return id("Uid", FILE_SYSTEM);
    }

    public int fsgid() {
        return id("Gid", FILE_SYSTEM);
    }

    /** The supplementary groups. */
    public int[] groups() {
        String list = field("Groups");
        String[] words = list.isEmpty() ? new String[0] : list.split(" ");
        int[] groups = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            groups[i] = Integer.parseUnsignedInt(words[i]);
        }
        return groups;
    }

    private int id(String name, int column) {
        return Integer.parseUnsignedInt(field(name).split("\t")[column]);
    }

    private String field(String name) {
        int at = text.indexOf("\n" + name + ":") + name.length() + 2;
        return text.substring(at, text.indexOf('\n', at)).strip();
    }
}
