package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** OCPP 1.6 {@code RemoteStopTransaction}. Asks to stop a transaction. */
public final class RemoteStopTransaction {

    private RemoteStopTransaction() {}

    public record Request(Integer transactionId) {}

    public record Response(Status status) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Rejected")
        REJECTED
    }
}
