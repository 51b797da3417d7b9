package org.bluehorizons.charging.ocpp.v201;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1 {@code NotifyEVChargingSchedule}. Tells which schedule a vehicle chose. */
public final class NotifyEVChargingSchedule {

    private NotifyEVChargingSchedule() {}

    public record Request(Instant timeBase, ChargingSchedule chargingSchedule, Integer evseId) {}

    public record Response(GenericStatus status, @Nullable StatusInfo statusInfo) {}
}
