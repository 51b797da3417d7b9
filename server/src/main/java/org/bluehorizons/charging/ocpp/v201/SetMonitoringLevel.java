package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code SetMonitoringLevel}. Chooses the severity that is reported. */
public final class SetMonitoringLevel {

    private SetMonitoringLevel() {}

    public record Request(Integer severity) {}

    public record Response(GenericStatus status, @Nullable StatusInfo statusInfo) {}
}
