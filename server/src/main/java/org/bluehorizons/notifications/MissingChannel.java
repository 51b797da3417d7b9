package org.bluehorizons.notifications;

/** A channel that nobody has set up. */
record MissingChannel(String name) implements Channel {

    static final String REASON = "no provider";

    @Override
    public void send(Delivery delivery) throws Undeliverable {
        throw new Undeliverable(REASON);
    }
}
