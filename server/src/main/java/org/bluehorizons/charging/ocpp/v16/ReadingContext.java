package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6: reading context. */
public enum ReadingContext {
    @JsonProperty("Interruption.Begin")
    INTERRUPTION_BEGIN,
    @JsonProperty("Interruption.End")
    INTERRUPTION_END,
    @JsonProperty("Sample.Clock")
    SAMPLE_CLOCK,
    @JsonProperty("Sample.Periodic")
    SAMPLE_PERIODIC,
    @JsonProperty("Transaction.Begin")
    TRANSACTION_BEGIN,
    @JsonProperty("Transaction.End")
    TRANSACTION_END,
    @JsonProperty("Trigger")
    TRIGGER,
    @JsonProperty("Other")
    OTHER
}
