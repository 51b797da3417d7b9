package org.bluehorizons.vehicles.commands;

/** A car's reply that is none; the message says why, for quarantine. */
public final class WrongReplyException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongReplyException(String message) {
        super(message);
    }
}
