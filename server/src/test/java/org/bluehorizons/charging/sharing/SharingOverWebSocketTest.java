package org.bluehorizons.charging.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bluehorizons.charging.gateway.ChargeGateway;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestStation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two stations at a site with too little power for both, by their real messages. */
@PlatformTest
class SharingOverWebSocketTest {

    private static final int LIMIT = 20_000;
    private static final int MOST = 22_000;

    @Autowired private JdbcClient database;
    @Autowired private ChargeGateway gateway;

    /**
     * All that was told to stations, in order of their answers, and what they draw from then on.
     */
    private final List<Told> told = new ArrayList<>();

    private record Told(Charger charger, String purpose, int watts, long draws) {}

    /** A car at it takes whatever it may. */
    private static final class Charger {
        private final String id;
        private boolean charging;
        private @Nullable Integer standing;
        private @Nullable Integer own;
        private @Nullable Instant askedToGiveUpAt;
        private CompletableFuture<@Nullable Void> givesUpAfter =
                CompletableFuture.completedFuture(null);

        Charger(String id) {
            this.id = id;
        }

        int draws() {
            var limit = own == null ? standing : own;
            return charging ? Math.min(MOST, Objects.requireNonNullElse(limit, MOST)) : 0;
        }
    }

    @Test
    void aSecondCarGetsItsShareOnceTheFirstHasGivenItUp() {
        var site =
                database.sql(
                                """
                                INSERT INTO charging.site (name, max_power_watts)
                                VALUES ('Basement', :limit) RETURNING id
                                """)
                        .param("limit", LIMIT)
                        .query(UUID.class)
                        .single();
        var chargers = List.of(charger(site), charger(site));
        var first = chargers.getFirst();
        var second = chargers.getLast();
        try (var stationOfFirst = connect(first, chargers);
                var stationOfSecond = connect(second, chargers)) {
            awaitUntil(() -> first.standing != null && second.standing != null);
            start(first, stationOfFirst);
            awaitUntil(() -> first.own != null && first.own == LIMIT - 2_500);

            var before = told().size();
            var mayAnswer = new CompletableFuture<@Nullable Void>();
            first.givesUpAfter = mayAnswer;
            var began = Instant.now();
            start(second, stationOfSecond);
            awaitUntil(() -> first.askedToGiveUpAt != null);
            await().during(Duration.ofMillis(500)).until(() -> isTrue(() -> second.own == null));
            mayAnswer.complete(null);
            awaitUntil(() -> second.own != null && second.own == LIMIT / 2);

            var after = told().subList(before, told().size());
            assertThat(after).extracting(Told::charger).containsExactly(first, second);
            assertThat(after).extracting(Told::purpose).containsOnly("TxProfile");
            assertThat(after).extracting(Told::watts).containsExactly(LIMIT / 2, LIMIT / 2);
            assertThat(Duration.between(began, first.askedToGiveUpAt))
                    .isLessThan(Duration.ofSeconds(2));
        }
        assertThat(told()).allSatisfy(it -> assertThat(it.draws()).isLessThanOrEqualTo(LIMIT));
    }

    private Charger charger(UUID site) {
        var id = TestStation.register(database);
        database.sql("UPDATE charging.station SET site_id = :site WHERE id = :id")
                .param("site", site)
                .param("id", id)
                .update();
        database.sql("INSERT INTO charging.evse (station_id, id) VALUES (:id, 1)")
                .param("id", id)
                .update();
        database.sql(
                        """
                        INSERT INTO charging.connector (station_id, evse_id, id, max_power_watts)
                        VALUES (:id, 1, 1, :most)
                        """)
                .param("id", id)
                .param("most", MOST)
                .update();
        return new Charger(id);
    }

    private TestStation connect(Charger charger, List<Charger> all) {
        return TestStation.connect(gateway.port(), charger.id, "ocpp1.6")
                .answers("SetChargingProfile", profile -> obey(charger, profile, all))
                .boot();
    }

    private String obey(Charger charger, JsonNode request, List<Charger> all) {
        var profile = request.at("/csChargingProfiles");
        var purpose = profile.at("/chargingProfilePurpose").asString();
        var watts = profile.at("/chargingSchedule/chargingSchedulePeriod/0/limit").asInt();
        hear(charger, watts).join();
        return obey(charger, purpose, watts, all);
    }

    private synchronized CompletableFuture<@Nullable Void> hear(Charger charger, int watts) {
        if (charger.own == null || watts >= charger.own) {
            return CompletableFuture.completedFuture(null);
        }
        charger.askedToGiveUpAt = Instant.now();
        return charger.givesUpAfter;
    }

    private synchronized String obey(
            Charger charger, String purpose, int watts, List<Charger> all) {
        if (purpose.equals("TxProfile")) {
            charger.own = watts;
        } else {
            charger.standing = watts;
        }
        var draws = all.stream().mapToLong(Charger::draws).sum();
        told.add(new Told(charger, purpose, watts, draws));
        return "{\"status\": \"Accepted\"}";
    }

    private void start(Charger charger, TestStation station) {
        var token = UUID.randomUUID().toString().substring(0, 18);
        database.sql("INSERT INTO charging.id_token (token, type) VALUES (:token, 'ISO14443')")
                .param("token", token)
                .update();
        begin(charger);
        var started =
                station.call(
                        "StartTransaction",
                        """
                        {"connectorId": 1, "idTag": "%s", "meterStart": 0, "timestamp": "%s"}
                        """
                                .formatted(token, Instant.now()));
        assertThat(started.text("/idTagInfo/status")).isEqualTo("Accepted");
    }

    private synchronized void begin(Charger charger) {
        charger.charging = true;
    }

    private synchronized List<Told> told() {
        return List.copyOf(told);
    }

    private void awaitUntil(Condition condition) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isTrue(condition));
    }

    private synchronized boolean isTrue(Condition condition) {
        return condition.holds();
    }

    private interface Condition {
        boolean holds();
    }
}
