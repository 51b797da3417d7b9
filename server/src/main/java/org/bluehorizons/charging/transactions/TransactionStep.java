package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.tokens.Authorization;
import org.jspecify.annotations.Nullable;

/** What messages do to a transaction, whatever the version and the order. Knows no database. */
final class TransactionStep {

    /** Beyond so many missing numbers it is not messages that are missing. */
    private static final int MOST_MISSING = 1_000;

    /** Clocks of chargers are minutes off, not more, while they are connected. */
    private static final Duration REPLAYED = Duration.ofMinutes(10);

    private static final double RESERVE = 1.25;
    private static final BigDecimal SLACK_WATT_HOURS = BigDecimal.valueOf(1_000);

    private TransactionStep() {}

    /** Something of it was heard: it is not stale. */
    static void heard(WorkingTransaction transaction, Instant receivedAt) {
        if (receivedAt.isAfter(transaction.heardAt)) {
            transaction.heardAt = receivedAt;
        }
        // Clocks of our nodes differ a little; values are looked for from here on.
        if (receivedAt.isBefore(transaction.startedReceivedAt)) {
            transaction.startedReceivedAt = receivedAt;
        }
        if (transaction.isOpen()) {
            transaction.staleSince = null;
            transaction.flags.remove(Flag.STALE);
        }
    }

    static void authorized(WorkingTransaction transaction, Authorization authorization) {
        transaction.authorizationState = authorization.state().name();
        transaction.groupToken = authorization.groupToken();
        transaction.internal = authorization.internal();
    }

    /** Whether it was told so late that the station must have been offline. */
    static boolean isReplayed(StationTime time) {
        return !time.clockWrong() && time.at().plus(REPLAYED).isBefore(time.receivedAt());
    }

    static void started(WorkingTransaction transaction, StationTime time) {
        transaction.startSeen = true;
        transaction.flags.remove(Flag.UNKNOWN_START);
        transaction.startedAt = time.at();
        transaction.startedToldAt = time.toldAt();
        flagClock(transaction, time);
    }

    /** The station says that it has ended, which goes before what we thought. */
    static void ended(WorkingTransaction transaction, StationTime time, String reason) {
        transaction.endSeen = true;
        transaction.flags.removeAll(List.of(Flag.STALE, Flag.SUPERSEDED, Flag.CLOSED));
        transaction.staleSince = null;
        transaction.stoppedToldAt = time.toldAt();
        transaction.stoppedReceivedAt = time.receivedAt();
        transaction.stopReason = reason;
        transaction.powerWatts = null;
        flagClock(transaction, time);
        transaction.stoppedAt = time.at();
        if (time.at().isBefore(transaction.startedAt)) {
            transaction.flags.add(Flag.CLOCK);
            transaction.stoppedAt = latest(time.receivedAt(), transaction.startedAt);
        }
    }

    /** Nobody has said that it has ended, yet it has. */
    static void presumeEnded(
            WorkingTransaction transaction, Instant at, Instant now, String reason, String flag) {
        var last = transaction.lastMeterAt == null ? at : transaction.lastMeterAt;
        transaction.stoppedAt = latest(last.isAfter(at) ? at : last, transaction.startedAt);
        transaction.stoppedReceivedAt = now;
        transaction.stopReason = reason;
        transaction.powerWatts = null;
        transaction.flags.add(flag);
    }

    static void flagClock(WorkingTransaction transaction, StationTime time) {
        if (time.clockWrong()) {
            transaction.flags.add(Flag.CLOCK);
        }
    }

    /**
     * Takes note of a sequence number.
     *
     * @return false for one that was seen before
     */
    static boolean isNewNumber(WorkingTransaction transaction, int number) {
        if (number <= transaction.lastSeq) {
            return transaction.missingSeq.remove(number);
        }
        var first = transaction.lastSeq + 1;
        if ((long) number - first > MOST_MISSING) {
            transaction.flags.add(Flag.SEQUENCE);
            first = number - MOST_MISSING;
        }
        for (var missing = first; missing < number; missing++) {
            transaction.missingSeq.add(missing);
        }
        transaction.lastSeq = number;
        return true;
    }

    /** Takes new values in; the energy goes on where it plainly can. */
    static void take(WorkingTransaction transaction, Collection<Sample> samples) {
        var previous = transaction.lastMeterAt;
        for (var sample : samples) {
            flagClock(transaction, sample.time());
            transaction.lastMeterAt = latest(transaction.lastMeterAt, sample.time().at());
        }
        samples.stream()
                .filter(Sample::isRegister)
                .sorted(Comparator.comparing(sample -> sample.time().at()))
                .forEach(sample -> goOn(transaction, sample));
        if (!transaction.isOpen() || Objects.equals(previous, transaction.lastMeterAt)) {
            return;
        }
        var power = newest(samples, Sample.POWER);
        transaction.powerWatts = power == null ? transaction.powerWatts : power;
        var charge = newest(samples, Sample.SOC);
        transaction.socPercent = charge == null ? transaction.socPercent : charge;
    }

    private static void goOn(WorkingTransaction transaction, Sample sample) {
        var reading = RegisterSeries.reading(sample);
        var register = transaction.register;
        var registerAt = transaction.registerAt;
        if (register == null || registerAt == null) {
            transaction.register = reading.wattHours();
            transaction.registerAt = reading.at();
            return;
        }
        var rise = reading.wattHours().subtract(register);
        if (reading.at().isBefore(registerAt)) {
            // Between what is known already it changes nothing.
            transaction.energyDue |=
                    rise.signum() > 0 || rise.negate().compareTo(transaction.energy) > 0;
            return;
        }
        var hours = Duration.between(registerAt, reading.at()).toMillis() / 3_600_000d;
        var most =
                BigDecimal.valueOf(transaction.largestWatts * RESERVE * hours)
                        .add(SLACK_WATT_HOURS);
        if (rise.signum() < 0
                || rise.compareTo(most) > 0
                || !reading.timeKnown()
                || transaction.flags.contains(SessionEnergy.Oddity.UNIT_WRONG.flag())) {
            transaction.energyDue = true;
            return;
        }
        transaction.energy = transaction.energy.add(rise);
        transaction.register = reading.wattHours();
        transaction.registerAt = reading.at();
    }

    /** The newest value of all phases, or the sum of each phase's. */
    private static @Nullable BigDecimal newest(Collection<Sample> samples, String measurand) {
        var of =
                samples.stream()
                        .filter(sample ->
                                sample.measurand().equals(measurand) && sample.value() != null)
                        .toList();
        var at = of.stream().map(sample -> sample.time().at()).max(Comparator.naturalOrder());
        var newest = of.stream().filter(sample -> at.stream().anyMatch(sample.time().at()::equals));
        var values = newest.toList();
        return values.stream()
                .filter(sample -> sample.phase() == null)
                .findFirst()
                .map(Sample::inBaseUnit)
                .or(() ->
                        values.stream()
                                .filter(sample -> sample.phase() != null)
                                .map(Sample::inBaseUnit)
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal::add))
                .orElse(null);
    }

    private static Instant latest(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
