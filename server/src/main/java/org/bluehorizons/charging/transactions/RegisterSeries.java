package org.bluehorizons.charging.transactions;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bluehorizons.charging.transactions.RegisterReading.Place;

/**
 * Which of a session's samples show its energy. Of the places where a station measures one is
 * taken: the outlet if it is there, since that is what is sold. The register of all phases goes
 * before the sum of the registers of each.
 */
final class RegisterSeries {

    private static final List<String> LOCATIONS =
            List.of(Sample.OUTLET, "Cable", "EV", "Inlet", "Body");

    private RegisterSeries() {}

    /** In no order. */
    static List<RegisterReading> of(Collection<Sample> samples) {
        var registers =
                samples.stream()
                        .filter(sample ->
                                sample.measurand().equals(Sample.ENERGY) && sample.value() != null)
                        .toList();
        for (var location : LOCATIONS) {
            var here =
                    registers.stream()
                            .filter(sample -> sample.location().equals(location))
                            .toList();
            if (!here.isEmpty()) {
                return at(here);
            }
        }
        return List.of();
    }

    /** The sum of what stations without a register said of each interval, in Wh. */
    static BigDecimal intervals(Collection<Sample> samples) {
        return samples.stream()
                .filter(sample ->
                        sample.measurand().equals(Sample.ENERGY_INTERVAL)
                                && sample.location().equals(Sample.OUTLET)
                                && sample.phase() == null)
                // A repeat under another context is the same interval.
                .collect(groupingBy(sample -> sample.time().toldAt(), TreeMap::new, toSet()))
                .values()
                .stream()
                .map(same ->
                        same.stream()
                                .map(Sample::inBaseUnit)
                                .filter(Objects::nonNull)
                                .map(value -> requireNonNull(value))
                                .max(BigDecimal::compareTo)
                                .orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<RegisterReading> at(List<Sample> samples) {
        var whole = samples.stream().filter(sample -> sample.phase() == null).toList();
        if (!whole.isEmpty()) {
            return whole.stream().map(RegisterSeries::reading).toList();
        }
        var phases = samples.stream().map(Sample::phase).collect(toCollection(HashSet::new));
        var sums = new ArrayList<RegisterReading>();
        samples.stream()
                .collect(groupingBy(sample -> List.of(sample.time().toldAt(), sample.context())))
                .values()
                .forEach(together -> sum(new HashSet<>(together), phases, sums));
        return sums;
    }

    /** Adds the sum of the phases unless one of them is missing or told twice. */
    private static void sum(Set<Sample> together, Set<?> phases, Collection<RegisterReading> sums) {
        if (together.size() != phases.size()
                || !together.stream().map(Sample::phase).collect(toSet()).equals(phases)) {
            return;
        }
        var first = together.iterator().next();
        var sum =
                together.stream()
                        .map(sample -> requireNonNull(sample.inBaseUnit()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        sums.add(reading(first, sum));
    }

    static RegisterReading reading(Sample sample) {
        return reading(sample, requireNonNull(sample.inBaseUnit()));
    }

    private static RegisterReading reading(Sample sample, BigDecimal wattHours) {
        return new RegisterReading(
                switch (sample.context()) {
                    case Sample.BEGIN -> Place.START;
                    case Sample.END -> Place.STOP;
                    default -> Place.DURING;
                },
                sample.time().at(),
                sample.time().toldAt(),
                wattHours,
                !sample.isKilo(),
                sample.isKilo() && sample.value() != null && isWhole(sample.value()),
                !sample.time().clockWrong());
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
