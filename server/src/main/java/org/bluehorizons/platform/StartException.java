package org.bluehorizons.platform;

/**
 * The server cannot start, for a reason that whoever started it can mend. The message says what and
 * how; nobody needs the stack trace.
 */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
