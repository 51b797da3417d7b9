package org.bluehorizons.simulator.car;

import java.util.List;
import org.bluehorizons.simulator.world.Point;

/**
 * What a car's instruments show.
 *
 * @param tractionWatts positive while charging
 * @param tyresKpa front left, front right, rear left, rear right
 */
public record Dashboard(
        Point position,
        double headingDegrees,
        double speedKmh,
        boolean moving,
        long odometerMetres,
        double chargePercent,
        int rangeMetres,
        double tractionVolts,
        double tractionWatts,
        double tractionCelsius,
        double lowVoltage,
        double cabinCelsius,
        double[] tyresKpa,
        boolean charging,
        boolean plugged,
        boolean doorOpen,
        boolean locked,
        boolean immobilised,
        List<String> faultCodes) {}
