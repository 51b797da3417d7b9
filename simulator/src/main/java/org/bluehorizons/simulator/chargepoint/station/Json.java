package org.bluehorizons.simulator.chargepoint.station;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON of what is said seldom, and of words that come from outside. */
public final class Json {

    static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** With quotation marks around it. */
    public static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }
}
