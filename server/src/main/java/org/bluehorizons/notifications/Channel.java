package org.bluehorizons.notifications;

import java.io.IOException;

/** A way to somebody. Safe for use by many threads. */
interface Channel {

    /** As {@code message.channel} has it, such as {@code email}. */
    String name();

    /**
     * Hands the message over to who delivers it. Blocks; may be called again with a message that
     * arrived although the answer was lost.
     *
     * @throws Undeliverable when trying again is of no use
     * @throws IOException when it may work later
     */
    void send(Delivery delivery) throws IOException, Undeliverable, InterruptedException;
}
