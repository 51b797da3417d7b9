package org.bluehorizons.charging.tariffs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a session that nobody has begun would cost. Safe for use by many threads. */
@Component
class TariffQuotes {

    private static final BigDecimal MOST_KILOWATT_HOURS = BigDecimal.valueOf(10_000);
    private static final int MOST_MINUTES = 44_640;
    private static final String MINUTES = "a whole number from 0 to 44640";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final TariffTable table;
    private final SessionCosts costs;
    private final Clock clock;

    @Schema(name = "ChargingQuoteRequest")
    record Wanted(
            @Schema(description = "A tariff; else terms with currency; else the station's.")
                    @Nullable UUID tariffId,
            @Nullable ChargingTerms terms,
            @Nullable String currency,
            @Nullable String stationId,
            @Schema(description = "As one of our own cars.") @Nullable Boolean internal,
            @Schema(
                            example = "Asia/Singapore",
                            description = "UTC when left out; a station has its site's.")
                    @Nullable String timeZone,
            @Schema(description = "Now when left out.") @Nullable Instant startedAt,
            @Schema(example = "60") @Nullable Integer chargingMinutes,
            @Schema(example = "30", description = "After charging has ended.")
                    @Nullable Integer idleMinutes,
            @Schema(example = "22.5") @Nullable BigDecimal kilowattHours) {}

    @Schema(name = "ChargingQuote")
    record Quote(
            @Schema(example = "13.38", description = "Tax included.") BigDecimal amount,
            @Schema(example = "SGD") String currency,
            @Nullable UUID tariffId,
            @Schema(description = "The tax that is in the amount.") BigDecimal taxIncluded,
            List<CostLine> lines) {}

    TariffQuotes(TariffTable table, SessionCosts costs, Clock clock) {
        this.table = table;
        this.costs = costs;
        this.clock = clock;
    }

    Quote quote(Wanted wanted) {
        check(wanted);
        var session = session(wanted);
        if (wanted.tariffId() != null) {
            var tariff =
                    table.find(wanted.tariffId())
                            .orElseThrow(() ->
                                    ProblemException.field("tariffId", "a tariff that exists"));
            return quote(
                    CostRule.cost(
                            session,
                            tariff.terms(),
                            tariff.currency(),
                            tariff.id(),
                            zone(wanted.timeZone())),
                    tariff.terms());
        }
        if (wanted.terms() != null) {
            return quote(
                    CostRule.cost(
                            session,
                            wanted.terms(),
                            Objects.requireNonNullElse(wanted.currency(), ""),
                            null,
                            zone(wanted.timeZone())),
                    wanted.terms());
        }
        var cost = costs.cost(List.of(session)).getFirst();
        if (cost == null || cost.tariffId() == null) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT,
                    "no_charging_tariff",
                    "No tariff holds at the station at that time: charging costs nothing there.");
        }
        return quote(cost, table.find(cost.tariffId()).orElseThrow().terms());
    }

    private static void check(Wanted wanted) {
        var rules =
                new Rules()
                        .check(
                                wanted.tariffId() != null
                                        || wanted.terms() != null
                                        || wanted.stationId() != null,
                                "tariffId",
                                "a tariff, terms or a station is required")
                        .check(
                                wanted.terms() == null || TariffDraft.isCurrency(wanted.currency()),
                                "currency",
                                "a currency, ISO 4217, such as SGD")
                        .check(
                                wanted.kilowattHours() != null
                                        && wanted.kilowattHours().signum() >= 0
                                        && wanted.kilowattHours().compareTo(MOST_KILOWATT_HOURS)
                                                <= 0,
                                "kilowattHours",
                                "from 0 to 10000")
                        .check(isMinutes(wanted.chargingMinutes()), "chargingMinutes", MINUTES)
                        .check(isMinutes(wanted.idleMinutes()), "idleMinutes", MINUTES);
        if (wanted.terms() != null) {
            wanted.terms().check(rules);
        }
        rules.demand();
    }

    private static boolean isMinutes(@Nullable Integer minutes) {
        return minutes == null || (minutes >= 0 && minutes <= MOST_MINUTES);
    }

    private ChargingSession session(Wanted wanted) {
        var start = Objects.requireNonNullElseGet(wanted.startedAt(), clock::instant);
        var charging = Duration.ofMinutes(Objects.requireNonNullElse(wanted.chargingMinutes(), 60));
        var idle = Duration.ofMinutes(Objects.requireNonNullElse(wanted.idleMinutes(), 0));
        return new ChargingSession(
                new UUID(0, 0),
                Objects.requireNonNullElse(wanted.stationId(), ""),
                1,
                start,
                start.plus(charging).plus(idle),
                start.plus(charging),
                Objects.requireNonNullElse(wanted.kilowattHours(), BigDecimal.ZERO)
                        .movePointRight(3),
                Boolean.TRUE.equals(wanted.internal()));
    }

    private static Quote quote(SessionCost cost, ChargingTerms terms) {
        var amount = cost.amount();
        var tax =
                amount.multiply(terms.taxPercent())
                        .divide(
                                HUNDRED.add(terms.taxPercent()),
                                amount.scale(),
                                RoundingMode.HALF_UP);
        return new Quote(amount, cost.currency(), cost.tariffId(), tax, cost.lines());
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(name, "UTC"));
        } catch (DateTimeException unknown) {
            throw ProblemException.field("timeZone", "a time zone such as Asia/Singapore");
        }
    }
}
