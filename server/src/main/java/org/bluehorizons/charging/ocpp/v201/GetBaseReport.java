package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code GetBaseReport}. Asks for a report of the device model. */
public final class GetBaseReport {

    private GetBaseReport() {}

    public record Request(Integer requestId, ReportBase reportBase) {}

    public record Response(GenericDeviceModelStatus status, @Nullable StatusInfo statusInfo) {}

    public enum ReportBase {
        @JsonProperty("ConfigurationInventory")
        CONFIGURATION_INVENTORY,
        @JsonProperty("FullInventory")
        FULL_INVENTORY,
        @JsonProperty("SummaryInventory")
        SUMMARY_INVENTORY
    }
}
