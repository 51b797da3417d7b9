package org.bluehorizons.notifications;

/** A message that will not arrive however often it is sent. */
final class Undeliverable extends Exception {

    private static final long serialVersionUID = 1L;

    Undeliverable(String reason) {
        super(reason);
    }
}
