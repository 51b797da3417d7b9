package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bluehorizons.charging.tariffs.ChargingSession;
import org.bluehorizons.charging.tariffs.SessionCosts;
import org.bluehorizons.charging.transactions.RegisterReading.Place;
import org.bluehorizons.charging.transactions.SessionEnergy.Oddity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Energy from everything that is known, and what it costs, for many transactions at a time. Changes
 * them in memory.
 */
@Component
class Settlement {

    private final MeterValueTable values;
    private final ConnectorRest rest;
    private final SessionCosts costs;
    private final JsonMapper json;
    private final Clock clock;

    Settlement(
            MeterValueTable values,
            ConnectorRest rest,
            SessionCosts costs,
            JsonMapper json,
            Clock clock) {
        this.values = values;
        this.rest = rest;
        this.costs = costs;
        this.json = json;
        this.clock = clock;
    }

    /** Energy of each from all its stored values. */
    void measure(List<WorkingTransaction> transactions) {
        var since =
                transactions.stream()
                        .map(transaction -> transaction.startedReceivedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        var samples =
                values.energySamples(
                        transactions.stream().map(transaction -> transaction.id).toList(), since);
        for (var transaction : transactions) {
            measure(transaction, samples.getOrDefault(transaction.id, List.of()));
        }
    }

    private static void measure(WorkingTransaction transaction, List<Sample> samples) {
        var readings = new ArrayList<>(RegisterSeries.of(samples));
        if (transaction.ocppVersion.equals("1.6")) {
            addEnds(transaction, readings);
        } else {
            findEnds(transaction, readings);
        }
        var result = SessionEnergy.of(readings, transaction.largestWatts);
        var intervals = RegisterSeries.intervals(samples);
        transaction.energy =
                readings.size() < 2 && intervals.signum() > 0 ? intervals : result.wattHours();
        Arrays.stream(Oddity.values()).map(Oddity::flag).forEach(transaction.flags::remove);
        result.oddities().stream().map(Oddity::flag).forEach(transaction.flags::add);
        transaction.energyDue = false;
        readings.stream()
                .max(RegisterReading.ORDER)
                .ifPresent(last -> {
                    transaction.register = last.wattHours();
                    transaction.registerAt = last.at();
                });
    }

    /** 1.6 tells the register at start and stop apart from meter values. */
    private static void addEnds(WorkingTransaction transaction, List<RegisterReading> readings) {
        if (transaction.meterStart != null) {
            readings.add(
                    end(
                            Place.START,
                            transaction.meterStart,
                            transaction.startedAt,
                            transaction.startedToldAt));
        }
        if (transaction.meterStop != null
                && transaction.stoppedAt != null
                && transaction.stoppedToldAt != null) {
            readings.add(
                    end(
                            Place.STOP,
                            transaction.meterStop,
                            transaction.stoppedAt,
                            transaction.stoppedToldAt));
        }
    }

    private static RegisterReading end(
            Place place, BigDecimal wattHours, Instant at, Instant told) {
        return new RegisterReading(place, at, told, wattHours, true, false, at.equals(told));
    }

    private static void findEnds(WorkingTransaction transaction, List<RegisterReading> readings) {
        readings.stream()
                .min(RegisterReading.ORDER)
                .ifPresent(first -> transaction.meterStart = first.wattHours());
        if (!transaction.isOpen()) {
            readings.stream()
                    .max(RegisterReading.ORDER)
                    .ifPresent(last -> transaction.meterStop = last.wattHours());
        }
    }

    /** Cost of each by its energy, until its end or now. */
    void price(List<WorkingTransaction> transactions) {
        var now = clock.instant();
        rest.find(transactions);
        var priced =
                costs.cost(
                        transactions.stream()
                                .map(transaction -> session(transaction, now))
                                .toList());
        for (var index = 0; index < transactions.size(); index++) {
            var transaction = transactions.get(index);
            var cost = priced.get(index);
            transaction.costAt = now;
            transaction.costAmount = cost == null ? null : cost.amount();
            transaction.costCurrency = cost == null ? null : cost.currency();
            transaction.tariffId = cost == null ? null : cost.tariffId();
            transaction.costLines = cost == null ? null : json.writeValueAsString(cost.lines());
        }
    }

    private static ChargingSession session(WorkingTransaction transaction, Instant now) {
        var until = Objects.requireNonNullElse(transaction.stoppedAt, now);
        return new ChargingSession(
                transaction.id,
                transaction.stationId,
                Objects.requireNonNullElse(transaction.evseId, 0),
                transaction.startedAt,
                until.isBefore(transaction.startedAt) ? transaction.startedAt : until,
                transaction.chargingEndedAt,
                transaction.energy,
                transaction.internal);
    }
}
