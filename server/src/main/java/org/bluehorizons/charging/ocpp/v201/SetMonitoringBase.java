package org.bluehorizons.charging.ocpp.v201;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetMonitoringBase}. Chooses which monitors are active. */
public final class SetMonitoringBase {

    private SetMonitoringBase() {}

    public record Request(MonitoringBase monitoringBase) {}

    public record Response(GenericDeviceModelStatus status, @Nullable StatusInfo statusInfo) {}

    public enum MonitoringBase {
        @JsonProperty("All")
        ALL,
        @JsonProperty("FactoryDefault")
        FACTORY_DEFAULT,
        @JsonProperty("HardWiredOnly")
        HARD_WIRED_ONLY
    }
}
