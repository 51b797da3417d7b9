package org.bluehorizons.charging.sharing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.bluehorizons.charging.profiles.ChargingProfile;
import org.bluehorizons.charging.profiles.ChargingProfile.Kind;
import org.bluehorizons.charging.profiles.ChargingProfile.Period;
import org.bluehorizons.charging.profiles.ChargingProfile.Schedule;
import org.bluehorizons.charging.profiles.ChargingProfile.Unit;
import org.bluehorizons.charging.profiles.Profiles;
import org.bluehorizons.charging.profiles.Purpose;
import org.bluehorizons.charging.sharing.SiteFacts.OutletFacts;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Computes sites that are due and sends what follows. A site's new limits, the commands that carry
 * them and what may be drawn from then on commit together.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class SharingEngine {

    private static final Logger LOG = LoggerFactory.getLogger(SharingEngine.class);
    private static final Duration LATE = Duration.ofSeconds(10);
    private static final Duration WHILE_CHARGING = Duration.ofSeconds(10);
    private static final Duration WHILE_QUIET = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;
    private static final String ACTOR = "sharing";

    /** The lowest: what an operator has put above it by hand, he sees in the station's report. */
    private static final int STACK_LEVEL = 0;

    private final DueSites sites;
    private final SiteReader reader;
    private final GrantStore grants;
    private final Profiles profiles;
    private final ChargingJournal journal;
    private final SharingMetrics metrics;
    private final SharingSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    SharingEngine(
            DueSites sites,
            SiteReader reader,
            GrantStore grants,
            Profiles profiles,
            ChargingJournal journal,
            SharingMetrics metrics,
            SharingSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.sites = sites;
        this.reader = reader;
        this.grants = grants;
        this.profiles = profiles;
        this.journal = journal;
        this.metrics = metrics;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Each in a transaction of its own. */
    @Scheduled(fixedDelayString = "PT0.25S")
    void run() {
        for (var count = 0; count < AT_ONCE; count++) {
            if (!computeOne()) {
                return;
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void findChanged() {
        sites.findChanged();
    }

    /** Of answers whose consequences failed. */
    @Scheduled(fixedDelayString = "PT10S")
    void catchUp() {
        grants.overdue(settings.answerWithin().plus(LATE)).forEach(profiles::catchUp);
    }

    /**
     * @return false when none was due
     */
    boolean computeOne() {
        var taken = new AtomicReference<DueSites.@Nullable Due>();
        try {
            transactions.executeWithoutResult(_ -> {
                taken.set(sites.take().orElse(null));
                if (taken.get() != null) {
                    compute(taken.get());
                }
            });
        } catch (RuntimeException failure) {
            var due = taken.get();
            if (due == null) {
                throw failure;
            }
            LOG.error(
                    "the power of site {} could not be shared; again in 10 s", due.site(), failure);
            sites.postpone(due.site(), WHILE_CHARGING);
        }
        return taken.get() != null;
    }

    private void compute(DueSites.Due due) {
        var started = System.nanoTime();
        grants.forget(due.site());
        var limit = due.limit();
        var site = reader.read(due.site(), limit == null ? Long.MAX_VALUE / 2 : limit);
        var turn = clock.millis() / settings.turn().toMillis();
        var plan = PowerPlan.of(site, settings, turn);
        plan.changes().forEach(this::send);
        if (plan.limited() && !due.limited()) {
            tell(site, plan);
        }
        sites.computed(due, plan, measured(site), isCharging(site) ? WHILE_CHARGING : WHILE_QUIET);
        metrics.computed(plan, System.nanoTime() - started);
    }

    private void send(Change change) {
        var at = change.outlet();
        var unit = grants.unit(at.stationId());
        var command =
                profiles.set(
                        new Profiles.Setting(
                                at.stationId(), at.evseId(), ACTOR, ACTOR, settings.answerWithin()),
                        profile(change, unit));
        grants.sent(change, command, unit);
    }

    private ChargingProfile profile(Change change, Unit unit) {
        var session = change.session();
        return new ChargingProfile(
                Profiles.FIRST_SHARING_ID + change.outlet().evseId(),
                session == null ? Purpose.TX_DEFAULT : Purpose.TX,
                STACK_LEVEL,
                Kind.RELATIVE,
                null,
                null,
                null,
                session == null ? null : session.ocppId(),
                List.of(schedule(change, unit)));
    }

    private Schedule schedule(Change change, Unit unit) {
        var period =
                switch (unit) {
                    case W -> new Period(0, BigDecimal.valueOf(change.watts()), null, null);
                    case A ->
                            new Period(
                                    0,
                                    Wiring.amperes(
                                            change.watts(), change.phases(), settings.volts()),
                                    change.phases(),
                                    null);
                };
        return new Schedule(null, null, unit, List.of(period), null);
    }

    private void tell(SiteFacts site, PowerPlan plan) {
        site.stations().stream()
                .flatMap(station -> station.outlets().stream())
                .filter(at -> plan.targets().containsKey(at.outlet()))
                .findFirst()
                .ifPresent(first ->
                        journal.record(
                                new ChargingJournal.Entry(
                                        clock.instant(),
                                        "site.limited",
                                        first.outlet().stationId(),
                                        null,
                                        null,
                                        null,
                                        Map.of(
                                                "siteId",
                                                site.id(),
                                                "limitWatts",
                                                site.limit(),
                                                "sessions",
                                                plan.targets().size()))));
    }

    private static boolean isCharging(SiteFacts site) {
        return site.stations().stream()
                .flatMap(station -> station.outlets().stream())
                .anyMatch(at -> at.session() != null || at.own().pending());
    }

    private static long measured(SiteFacts site) {
        return site.stations().stream()
                .flatMap(station -> station.outlets().stream())
                .map(OutletFacts::session)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .mapToLong(session -> Objects.requireNonNullElse(session.measured(), 0))
                .sum();
    }
}
