package org.bluehorizons.vehicles.commands;

/** Stub. */
public class WrongReplyException extends Exception {
    private static final long serialVersionUID = 1L;
}
