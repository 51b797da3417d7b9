package org.bluehorizons.notifications;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes messages to the log instead of sending them; in the demo only, for they are secret. */
record SimulatedChannel(String name) implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedChannel.class);

    @Override
    public void send(Delivery delivery) {
        LOG.info(
                "simulated {} to {}: {}: {}",
                name,
                delivery.address(),
                delivery.title(),
                delivery.text());
    }
}
