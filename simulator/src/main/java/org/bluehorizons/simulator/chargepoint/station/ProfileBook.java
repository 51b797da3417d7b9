package org.bluehorizons.simulator.chargepoint.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile.Period;
import org.bluehorizons.simulator.chargepoint.station.ChargingProfile.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * The charging profiles of a charge point (1.6, section 3.13; 2.0.1, part 2, K). Of each purpose
 * the highest stack level that says anything counts; a limit of the station is shared by its
 * transactions; of all that applies, the least is allowed.
 */
public final class ProfileBook {

    private final ChargePoint station;
    private @Nullable List<ChargingProfile> profiles;

    ProfileBook(ChargePoint station) {
        this.station = station;
    }

    public List<ChargingProfile> all() {
        return profiles == null ? List.of() : List.copyOf(profiles);
    }

    /** Takes the place of one with its id, or of its purpose, stack level and outlet. */
    public void add(ChargingProfile profile) {
        profiles = profiles == null ? new ArrayList<>(2) : profiles;
        profiles.removeIf(other ->
                other.id() == profile.id()
                        || (other.purpose() == profile.purpose()
                                && other.stackLevel() == profile.stackLevel()
                                && other.outlet() == profile.outlet()));
        profiles.add(profile);
        station.outlets().forEach(Outlet::adjust);
    }

    /**
     * @return whether there was any
     */
    public boolean remove(Predicate<ChargingProfile> which) {
        var removed = profiles != null && profiles.removeIf(which);
        if (removed) {
            station.outlets().forEach(Outlet::adjust);
        }
        return removed;
    }

    /**
     * What an outlet will be allowed, in watts, from now on.
     *
     * @param outlet 0: the whole station
     */
    public List<Period> composite(int outlet, long seconds) {
        var now = station.now();
        var begun = begun(outlet);
        var turns = all().stream().flatMapToLong(p -> p.turns(now, now + seconds * 1_000, begun));
        var periods = new ArrayList<Period>();
        LongStream.concat(LongStream.of(now), turns)
                .sorted()
                .distinct()
                .forEach(at -> {
                    var watts = Math.min(watts(outlet, at), most(outlet));
                    if (periods.isEmpty() || periods.getLast().watts() != watts) {
                        periods.add(new Period((at - now) / 1_000, watts));
                    }
                });
        return periods;
    }

    /** What an outlet may draw; without limit: infinite. */
    double watts(int outlet, long at) {
        if (profiles == null || profiles.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        var sharers =
                outlet == 0
                        ? 1
                        : Math.max(
                                1,
                                station.outlets().stream()
                                        .filter(o -> o.transaction() != null)
                                        .count());
        var own = best(Purpose.TX, outlet, at);
        if (Double.isNaN(own)) {
            own = best(Purpose.TX_DEFAULT, outlet, at);
        }
        if (Double.isNaN(own)) {
            own = best(Purpose.TX_DEFAULT, 0, at);
        }
        return Math.min(
                unlimited(own),
                Math.min(
                        unlimited(best(Purpose.STATION_MAX, 0, at)) / sharers,
                        unlimited(best(Purpose.EXTERNAL, 0, at)) / sharers));
    }

    void transactionEnded(int outlet) {
        if (profiles != null) {
            profiles.removeIf(p -> p.purpose() == Purpose.TX && p.outlet() == outlet);
        }
    }

    private double best(Purpose purpose, int outlet, long at) {
        return all().stream()
                .filter(p -> p.purpose() == purpose && p.outlet() == outlet)
                .sorted(Comparator.comparingInt(ChargingProfile::stackLevel).reversed())
                .mapToDouble(p -> p.watts(at, begun(outlet)))
                .filter(watts -> !Double.isNaN(watts))
                .findFirst()
                .orElse(Double.NaN);
    }

    private long begun(int outlet) {
        var place = station.outlet(outlet);
        var transaction = place == null ? null : place.transaction();
        return transaction == null ? station.now() : transaction.origin().startMillis();
    }

    private double most(int outlet) {
        var model = station.plate().model();
        return outlet == 0 ? (double) model.watts() * model.outlets() : model.watts();
    }

    private static double unlimited(double watts) {
        return Double.isNaN(watts) ? Double.POSITIVE_INFINITY : watts;
    }
}
