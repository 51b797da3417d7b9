package org.bluehorizons.simulator.chargepoint.station;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a version of OCPP says it. Without state: all charge points share one. */
public interface Dialect {

    /** As a WebSocket's sub-protocol. */
    String subprotocol();

    /** Its short name, such as {@code 1.6}. */
    String version();

    /** The message's action; null: this version has no word for it. */
    @Nullable String action(Message message);

    /** JSON. */
    String payload(ChargePoint station, Message message);

    /** Acts on what the server answered. */
    void answered(ChargePoint station, Message message, JsonNode answer);

    String word(Status status);

    /** Whether the station has a status beside its connectors'. */
    boolean hasStationStatus();

    /** Who answers such a call of the server; null: nobody. */
    @Nullable Duty duty(String action);

    /** How it says that a payload cannot be read. */
    String malformed();

    /** Answers the server's calls of one action. */
    @FunctionalInterface
    interface Duty {

        /**
         * What is to follow the answer goes to {@link ChargePoint#soon}.
         *
         * @throws RuntimeException of Jackson, when the payload lacks what it must have
         */
        Reply answer(ChargePoint station, JsonNode call);
    }
}
