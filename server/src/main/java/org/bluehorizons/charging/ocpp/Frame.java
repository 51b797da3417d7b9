package org.bluehorizons.charging.ocpp;

/** A message on the wire (OCPP-J 1.6, 4.2; OCPP-J 2.0.1, 4.2). Payloads are JSON as it came. */
public sealed interface Frame {

    /** Longest id of a message. */
    int MAX_ID = 36;

    /** {@code [2, id, action, payload]}. */
    record Call(String id, String action, String payload) implements Frame {}

    /** {@code [3, id, payload]}. */
    record CallResult(String id, String payload) implements Frame {}

    /** {@code [4, id, code, description, details]}. */
    record CallError(String id, String code, String description, String details) implements Frame {}

    /**
     * No frame.
     *
     * @param id of the CALL if it could be read, otherwise {@code -1}
     */
    record Broken(String id, OcppError error, String description) implements Frame {

        public static final String NO_ID = "-1";

        public boolean hasId() {
            return !NO_ID.equals(id);
        }
    }
}
