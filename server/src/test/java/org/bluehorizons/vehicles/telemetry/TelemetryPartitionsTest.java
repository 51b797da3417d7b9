package org.bluehorizons.vehicles.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
@Timeout(60)
class TelemetryPartitionsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired private TelemetryPartitions partitions;
    @Autowired private DatabaseAddress address;
    @Autowired private JdbcClient database;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void makesTheComingDaysAhead() throws SQLException {
        partitions.maintain();
        for (var day = today; !day.isAfter(today.plusDays(3)); day = day.plusDays(1)) {
            assertThat(exists(day)).isTrue();
        }
    }

    @Test
    void makesAndDropsPartitionsWithoutWaitingForReadersOrHoldingUpWriters() throws Exception {
        partitions.maintain();
        var expired = today.minusDays(200);
        partitions.ensure(expired);
        try (var reader = reading();
                var writer = address.open("test")) {
            partitions.ensure(today.plusDays(20));
            var dropping = CompletableFuture.runAsync(this::maintain);
            awaitDetaching();
            insertToday(writer);
            assertThat(dropping).isNotDone();
            reader.commit();
            await().atMost(SOON).until(dropping::isDone);
            dropping.join();
        }
        assertThat(exists(today.plusDays(20))).isTrue();
        assertThat(exists(expired)).isFalse();
    }

    @Test
    void finishesWhatADeadProcessBegan() throws SQLException {
        var expired = today.minusDays(300);
        partitions.ensure(expired);
        database.sql(
                        "ALTER TABLE vehicles.telemetry DETACH PARTITION vehicles.%s"
                                .formatted(name(expired)))
                .update();
        partitions.maintain();
        assertThat(exists(expired)).isFalse();
    }

    private Connection reading() throws SQLException {
        var connection = address.open("test");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM vehicles.telemetry");
        }
        return connection;
    }

    private static void insertToday(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = '5s'");
            statement.execute(
                    """
                    INSERT INTO vehicles.telemetry
                        (vehicle_id, recorded_at, received_at, sequence, boot)
                    VALUES ('%s', now(), now(), 1, 0)
                    """
                            .formatted(UUID.randomUUID()));
        }
    }

    private void maintain() {
        try {
            partitions.maintain();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitDetaching() {
        await().atMost(SOON)
                .until(() ->
                        database.sql(
                                        "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhdetachpending)")
                                .query(Boolean.class)
                                .single());
    }

    private boolean exists(LocalDate day) {
        return database.sql("SELECT to_regclass(:name) IS NOT NULL")
                .param("name", "vehicles." + name(day))
                .query(Boolean.class)
                .single();
    }

    private static String name(LocalDate day) {
        return "telemetry_" + day.toString().replace("-", "");
    }
}
