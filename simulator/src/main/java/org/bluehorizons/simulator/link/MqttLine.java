package org.bluehorizons.simulator.link;

import java.util.concurrent.CompletableFuture;

/** One MQTT connection of one car, in either version of the protocol. Any thread. */
interface MqttLine {

    /** Takes commands as they come. */
    interface Listener {
        void request(String topic, byte[] payload);
    }

    /** Connects with a persistent session and subscribes to the car's commands. */
    CompletableFuture<?> connect();

    /** Completes with the PUBACK. */
    CompletableFuture<?> publish(String topic, byte[] payload);

    /** Whether a publish failed by the broker's word, and not with its connection. */
    boolean isRefusal(Throwable failure);

    /** Leaves in good order; the session stays. */
    CompletableFuture<?> disconnect();

    boolean isConnected();
}
