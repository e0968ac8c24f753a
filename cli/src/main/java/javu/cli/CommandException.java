package javu.cli;

/** An error for the user, and the exit status that goes with it. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    CommandException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
