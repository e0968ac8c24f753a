package javu.core.dispatch;

/** When a system call is seen by us. */
public enum Choice {
    /** Never: the kernel serves it, for the reason in the note. */
    PASSED("passed"),
    /** Never: the filter answers with an errno, for the reason in the note. */
    REFUSED("refused"),
    /** Always. */
    NOTIFIED("virtual"),
    /** If its descriptor is in one of the virtual ranges. */
    IF_VIRTUAL("virtual on descriptors of virtual files"),
    /** If its descriptor is in the range where everything is emulated. */
    IF_EMULATED("virtual on emulated descriptors"),
    /** {@code newfstatat}: as fstat for {@code AT_EMPTY_PATH} alone, else always. */
    STAT_AT("virtual"),
    /** Only for {@code RLIMIT_LOCKS}, which carries our tag. */
    LOCKS_LIMIT("virtual for RLIMIT_LOCKS");

    private final String text;

    Choice(String text) {
        this.text = text;
    }

    /** As the documentation says it. */
    public String text() {
        return text;
    }
}
