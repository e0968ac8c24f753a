package javu.core.launch;

/** The guest could not be started. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * @param status exit status for the hypervisor, as env(1) has it
     * @param message empty if all is said
     */
    LaunchException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
