package javu.core.dispatch;

import javu.abi.errno.Errno;

/** The table as a page for readers: docs/SYSCALLS.md and {@code javu --list-syscalls}. */
public final class SyscallsDocument {
    private SyscallsDocument() {}

    /** The page in Markdown. */
    public static String of(SyscallTable table) {
        StringBuilder page = new StringBuilder();
        page.append("# System calls\n\n");
        page.append("Made from the table in `core`; a test fails when this page is stale.\n\n");
        page.append(
                "*virtual*: the hypervisor sees the call and decides; what concerns no mount goes on to the kernel. ");
        page.append("*passed*: the kernel serves it, the hypervisor never sees it. ");
        page.append("*refused*: answered with the errno by the filter. ");
        page.append("A call that is newer than the table is passed and reported once. ");
        page.append("x32 and negative numbers: ENOSYS. 32-bit system calls: ENOSYS, reported once.\n\n");
        summary(page, table);
        page.append("| number | call | | note |\n| ---: | --- | --- | --- |\n");
        for (Row row : table.rows()) {
            Errno errno = row.errno();
            page.append("| ")
                    .append(row.number())
                    .append(" | ")
                    .append(row.name())
                    .append(" | ");
            page.append(row.choice().text()).append(errno == null ? "" : " " + errno.name());
            page.append(" | ").append(row.note()).append(" |\n");
        }
        return page.toString();
    }

    private static void summary(StringBuilder page, SyscallTable table) {
        int passed = 0;
        int refused = 0;
        for (Row row : table.rows()) {
            passed += row.choice() == Choice.PASSED ? 1 : 0;
            refused += row.choice() == Choice.REFUSED ? 1 : 0;
        }
        int all = table.rows().size();
        page.append(all).append(" calls: ").append(all - passed - refused).append(" virtual, ");
        page.append(passed).append(" passed, ").append(refused).append(" refused.\n\n");
    }
}
