package org.bluehorizons.charging.profiles;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bluehorizons.charging.profiles.ChargingProfile.Kind;
import org.bluehorizons.charging.profiles.ChargingProfile.Period;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What profiles come to together, as stations compute it (1.6 §3.13, 2.0.1 K08): of each purpose
 * the one with the highest stack level that says something at that time; a session's own takes the
 * place of the default; of the purposes the lowest limit.
 *
 * @param steps in order, the first at the beginning, each until the next one's begin
 */
public record CompositeSchedule(Instant from, Instant until, List<Step> steps) {

    private static final int USUAL_PHASES = 3;

    public CompositeSchedule {
        steps = List.copyOf(steps);
    }

    /**
     * @param watts null: no limit
     */
    public record Step(Instant from, @Nullable Long watts) {}

    /**
     * Where it is to be known.
     *
     * @param sessionStart null: no session
     * @param transactionId as the station knows it
     * @param volts of a phase against the neutral, to turn amperes into watts
     */
    public record Place(@Nullable Instant sessionStart, @Nullable String transactionId, int volts) {

        /** An EVSE without a session. */
        public static Place idle(int volts) {
            return new Place(null, null, volts);
        }
    }

    /**
     * @param profiles those of the EVSE and those of its station
     */
    public static CompositeSchedule of(
            Collection<ChargingProfile> profiles, Place place, Instant from, Duration length) {
        var until = from.plus(length);
        var edges = new TreeSet<Instant>();
        edges.add(from);
        for (var profile : profiles) {
            edges(profile, place, from, until)
                    .filter(edge -> edge.isAfter(from) && edge.isBefore(until))
                    .forEach(edges::add);
        }
        var steps = new ArrayList<Step>();
        for (var edge : edges) {
            var limit = at(profiles, place, edge);
            var watts = limit.isEmpty() ? null : Long.valueOf(limit.getAsLong());
            if (steps.isEmpty() || !Objects.equals(steps.getLast().watts(), watts)) {
                steps.add(new Step(edge, watts));
            }
        }
        return new CompositeSchedule(from, until, steps);
    }

    /**
     * @return watts at that time; empty when no profile limits it then
     */
    public static OptionalLong at(Collection<ChargingProfile> profiles, Place place, Instant at) {
        var limits = new EnumMap<Purpose, Long>(Purpose.class);
        profiles.stream()
                .sorted(Comparator.comparingInt(ChargingProfile::stackLevel))
                .forEach(profile -> {
                    var limit = limit(profile, place, at);
                    if (limit != null) {
                        limits.put(profile.purpose(), limit);
                    }
                });
        if (limits.containsKey(Purpose.TX)) {
            limits.remove(Purpose.TX_DEFAULT);
        }
        return limits.values().stream().mapToLong(Long::longValue).min();
    }

    private static @Nullable Long limit(ChargingProfile profile, Place place, Instant at) {
        if (!concerns(profile, place)
                || (profile.validFrom() != null && at.isBefore(profile.validFrom()))
                || (profile.validUntil() != null && !at.isBefore(profile.validUntil()))) {
            return null;
        }
        var schedule = profile.schedules().getFirst();
        var start = start(profile, schedule, place, at);
        if (start == null || at.isBefore(start)) {
            return null;
        }
        var passed = Duration.between(start, at).toSeconds();
        if (schedule.durationSeconds() != null && passed >= schedule.durationSeconds()) {
            return null;
        }
        return schedule.periods().stream()
                .filter(period -> period.startSeconds() <= passed)
                .max(Comparator.comparingInt(Period::startSeconds))
                .map(period -> watts(period, schedule.unit(), place.volts()))
                .orElse(null);
    }

    private static boolean concerns(ChargingProfile profile, Place place) {
        return profile.purpose() != Purpose.TX
                || (place.sessionStart() != null
                        && (profile.transactionId() == null
                                || profile.transactionId().equals(place.transactionId())));
    }

    /** The beginning of the schedule, or of its round in which that time is. */
    private static @Nullable Instant start(
            ChargingProfile profile, Schedule schedule, Place place, Instant at) {
        var first = schedule.start();
        if (profile.kind() == Kind.RELATIVE || first == null) {
            return place.sessionStart();
        }
        if (profile.kind() == Kind.ABSOLUTE || at.isBefore(first)) {
            return first;
        }
        var round = round(profile).toMillis();
        var rounds = Duration.between(first, at).toMillis() / round;
        return first.plusMillis(rounds * round);
    }

    private static Duration round(ChargingProfile profile) {
        return profile.recurrency() == ChargingProfile.Recurrency.WEEKLY
                ? Duration.ofDays(7)
                : Duration.ofDays(1);
    }

    /** All times between those at which its limit may change. */
    private static Stream<Instant> edges(
            ChargingProfile profile, Place place, Instant from, Instant until) {
        var validity =
                Stream.of(profile.validFrom(), profile.validUntil())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull);
        var schedule = profile.schedules().getFirst();
        var start = start(profile, schedule, place, from);
        if (start == null) {
            return validity;
        }
        var starts = Stream.of(start);
        if (profile.kind() == Kind.RECURRING && schedule.start() != null) {
            var round = round(profile);
            starts = Stream.iterate(start, next -> next.isBefore(until), next -> next.plus(round));
        }
        return Stream.concat(validity, starts.flatMap(begin -> edges(schedule, begin)));
    }

    private static Stream<Instant> edges(Schedule schedule, Instant begin) {
        var duration = schedule.durationSeconds();
        var bounds =
                duration == null ? Stream.of(begin) : Stream.of(begin, begin.plusSeconds(duration));
        return Stream.concat(
                bounds,
                schedule.periods().stream()
                        .map(period -> begin.plusSeconds(period.startSeconds())));
    }

    private static long watts(Period period, Unit unit, int volts) {
        var limit = period.limit();
        var watts =
                switch (unit) {
                    case W -> limit;
                    case A ->
                            limit.multiply(
                                    BigDecimal.valueOf(
                                            (long) volts
                                                    * Objects.requireNonNullElse(
                                                            period.phases(), USUAL_PHASES)));
                };
        return watts.setScale(0, RoundingMode.CEILING).longValue();
    }
}
