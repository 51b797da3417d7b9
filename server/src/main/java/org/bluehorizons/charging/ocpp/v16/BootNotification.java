package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code BootNotification}. Tells that a station has started and who it is. */
public final class BootNotification {

    private BootNotification() {}

    public record Request(
            @Size(max = 20) String chargePointVendor,
            @Size(max = 20) String chargePointModel,
            @Size(max = 25) @Nullable String chargePointSerialNumber,
            @Size(max = 25) @Nullable String chargeBoxSerialNumber,
            @Size(max = 50) @Nullable String firmwareVersion,
            @Size(max = 20) @Nullable String iccid,
            @Size(max = 20) @Nullable String imsi,
            @Size(max = 25) @Nullable String meterType,
            @Size(max = 25) @Nullable String meterSerialNumber) {}

    public record Response(Status status, Instant currentTime, Integer interval) {}

    public enum Status {
        @JsonProperty("Accepted")
        ACCEPTED,
        @JsonProperty("Pending")
        PENDING,
        @JsonProperty("Rejected")
        REJECTED
    }
}
