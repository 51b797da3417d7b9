package org.bluehorizons.simulator.chargepoint.station;

import tools.jackson.databind.node.ObjectNode;

/** What a charge point answers to a call. */
public sealed interface Reply {

    /**
     * @param json the whole payload
     */
    record Result(String json) implements Reply {}

    /**
     * @param code of OCPP-J, section 4.2.3
     */
    record Failure(String code, String description) implements Reply {}

    Reply EMPTY = new Result("{}");
    Reply ACCEPTED = status("Accepted");
    Reply REJECTED = status("Rejected");

    static Reply status(String word) {
        return new Result("{\"status\":\"%s\"}".formatted(word));
    }

    static Reply of(ObjectNode json) {
        return new Result(json.toString());
    }
}
