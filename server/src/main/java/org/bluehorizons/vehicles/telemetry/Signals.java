package org.bluehorizons.vehicles.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signals of one telemetry message; null where the car did not send one. Names and units follow
 * COVESA VSS 6.
 *
 * @param odometerMetres 0..4294967295
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param tractionWatts positive while charging
 * @param keyReturned whether the key or card is in its holder in the car
 * @param faultCodes diagnostic trouble codes that are active; empty means none
 * @param otherJson further VSS signals as one JSON object
 */
public record Signals(
        @Nullable Long odometerMetres,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Float headingDegrees,
        @Nullable Float speedKmh,
        @Nullable Float socPercent,
        @Nullable Integer rangeMetres,
        @Nullable Float tractionVolts,
        @Nullable Float tractionWatts,
        @Nullable Float tractionCelsius,
        @Nullable Float lowVoltageVolts,
        @Nullable Float cabinCelsius,
        @Nullable Short tyreFrontLeftKpa,
        @Nullable Short tyreFrontRightKpa,
        @Nullable Short tyreRearLeftKpa,
        @Nullable Short tyreRearRightKpa,
        DoorSet doorsOpen,
        DoorSet doorsLocked,
        @Nullable Boolean moving,
        @Nullable Boolean charging,
        @Nullable Boolean plugged,
        @Nullable Boolean immobilised,
        @Nullable Boolean keyReturned,
        @Nullable List<String> faultCodes,
        @Nullable String otherJson) {}
