package org.bluehorizons.charging.ocpp.v16;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code StopTransaction}. Tells that a transaction has ended. */
public final class StopTransaction {

    private StopTransaction() {}

    public record Request(
            @Size(max = 20) @Nullable String idTag,
            Long meterStop,
            Instant timestamp,
            Integer transactionId,
            @Nullable Reason reason,
            @Nullable List<MeterValue> transactionData) {}

    public record Response(@Nullable IdTagInfo idTagInfo) {}

    public enum Reason {
        @JsonProperty("EmergencyStop")
        EMERGENCY_STOP,
        @JsonProperty("EVDisconnected")
        EV_DISCONNECTED,
        @JsonProperty("HardReset")
        HARD_RESET,
        @JsonProperty("Local")
        LOCAL,
        @JsonProperty("Other")
        OTHER,
        @JsonProperty("PowerLoss")
        POWER_LOSS,
        @JsonProperty("Reboot")
        REBOOT,
        @JsonProperty("Remote")
        REMOTE,
        @JsonProperty("SoftReset")
        SOFT_RESET,
        @JsonProperty("UnlockCommand")
        UNLOCK_COMMAND,
        @JsonProperty("DeAuthorized")
        DE_AUTHORIZED
    }
}
