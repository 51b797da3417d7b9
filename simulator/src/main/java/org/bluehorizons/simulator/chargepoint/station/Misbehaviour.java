package org.bluehorizons.simulator.chargepoint.station;

/** What some charge points do that they should not. */
public enum Misbehaviour {
    NONE,
    /** Sends what is no OCPP, or no JSON, or nothing that can be read. */
    GARBAGE,
    /** Sends hundreds of calls without waiting for answers. */
    FLOOD,
    /** Sends each call twice. */
    DUPLICATE,
    /** Sends transaction messages in the wrong order. */
    REORDER,
    /** Opens a second connection while the first still stands, deaf and dumb. */
    HALF_OPEN,
    /** Reads a frame a second. */
    SLOW_READER
}
