package org.bluehorizons.charging.transactions;

/**
 * What is suspicious about a transaction, beside the oddities of its readings ({@link
 * SessionEnergy.Oddity}). Kept as words in {@code charging.transaction.flags} and told in REST.
 */
final class Flag {

    /** The station's clock is evidently wrong: times are those of receipt. */
    static final String CLOCK = "clock";

    /** It was ended here because another one began on its connector. */
    static final String SUPERSEDED = "superseded";

    /** It was ended here because nothing was heard of it for long. */
    static final String CLOSED = "closed_unheard";

    /** Open at a station that has booted since, is silent, or says that the connector is free. */
    static final String STALE = "stale";

    /** Its start has never been told. */
    static final String UNKNOWN_START = "unknown_start";

    /** Its stop named no transaction that we know, and was taken to be this one's. */
    static final String RECONCILED = "reconciled";

    /** It was stopped twice, differently; the first one counts. */
    static final String SECOND_STOP = "second_stop";

    /** Sequence numbers were used twice, or leapt. */
    static final String SEQUENCE = "sequence";

    private Flag() {}
}
