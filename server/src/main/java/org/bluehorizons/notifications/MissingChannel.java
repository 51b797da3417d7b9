package org.bluehorizons.notifications;

/** A channel that nobody has set up. */
record MissingChannel(String name) implements Channel {

    @Override
    public void send(Delivery delivery) throws Undeliverable {
        throw new Undeliverable("no provider");
    }
}
