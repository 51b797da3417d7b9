package org.bluehorizons.notifications;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages to the log instead of sending them; in the demo only, for they are secret. Who
 * has an address under {@code .invalid} (RFC 2606) is simulated too and reads nothing.
 */
record SimulatedChannel(String name) implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedChannel.class);
    private static final String NOBODY = ".invalid";

    @Override
    public void send(Delivery delivery) {
        if (!delivery.address().endsWith(NOBODY)) {
            LOG.info(
                    "simulated {} to {}: {}: {}",
                    name,
                    delivery.address(),
                    delivery.title(),
                    delivery.text());
        }
    }
}
