package org.bluehorizons.vehicles.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.vehicles.VehicleId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class TelemetryLaneTest {

    @Autowired private TelemetryLanes lanes;
    @Autowired private JdbcClient database;
    private final VehicleId car = new VehicleId(UUID.randomUUID());
    private final Instant now = Instant.now();
    private final List<Long> committed = Collections.synchronizedList(new ArrayList<>());
    private final Map<VehicleId, Long> repeats = Collections.synchronizedMap(new HashMap<>());
    private TelemetryLane<Long> lane;

    @BeforeEach
    void open() {
        lane = lanes.open("test-lane", this::committed);
    }

    @AfterEach
    void stop() throws InterruptedException {
        assertThat(lane.stop(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void tellsOfCommitsInTheOrderOffered() {
        offer(LongStream.range(0, 5_000).toArray());
        awaitCommitted(5_000);
        assertThat(committed).isSorted();
        assertThat(stored()).isEqualTo(5_000);
    }

    @Test
    void storesOnceWhatWasWronglyCalledFresh() {
        offer(1, 2, 3);
        awaitCommitted(3);
        offer(3, 4);
        awaitCommitted(5);
        assertThat(stored()).isEqualTo(4);
        assertThat(repeats).containsEntry(car, 1L);
    }

    @Test
    void storesOnceWhatComesTwiceInOneBatch() {
        offer(1, 1, 2, 2);
        awaitCommitted(4);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void waitsForADatabaseThatDoesNotTakeIt() {
        offer(1);
        awaitCommitted(1);
        cutConnections();
        database.sql("ALTER TABLE vehicles.telemetry RENAME TO gone").update();
        offer(2, 3);
        await().during(Duration.ofMillis(300)).until(() -> committed.size() == 1);
        database.sql("ALTER TABLE vehicles.gone RENAME TO telemetry").update();
        awaitCommitted(3);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void putsAsideTheOneRowThatTheDatabaseRefuses() {
        database.sql(
                        """
                        ALTER TABLE vehicles.telemetry
                        ADD CONSTRAINT no_beast CHECK (sequence <> 666) NOT VALID
                        """)
                .update();
        try {
            offer(LongStream.range(600, 700).toArray());
            awaitCommitted(100);
        } finally {
            database.sql("ALTER TABLE vehicles.telemetry DROP CONSTRAINT no_beast").update();
        }
        assertThat(stored()).isEqualTo(99);
        assertThat(
                        database.sql(
                                        "SELECT reason FROM vehicles.quarantine WHERE vehicle_id = :car")
                                .param("car", car.value())
                                .query(String.class)
                                .list())
                .containsExactly("the database refused it");
    }

    private void committed(TelemetryLane.Commit<Long> commit) {
        commit.batch().forEach(publication -> committed.add(publication.origin()));
        repeats.putAll(commit.repeated());
    }

    private void offer(long... sequences) {
        for (var sequence : sequences) {
            lane.offer(
                    TelemetryMessages.publication(
                            car, now.plusMillis(sequence), 0, sequence, true));
        }
    }

    private void awaitCommitted(int publications) {
        await().atMost(Duration.ofSeconds(20)).until(() -> committed.size() == publications);
    }

    private long stored() {
        return database.sql("SELECT count(*) FROM vehicles.telemetry WHERE vehicle_id = :car")
                .param("car", car.value())
                .query(Long.class)
                .single();
    }

    private void cutConnections() {
        database.sql(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE application_name = 'bluehorizons telemetry'
                          AND datname = current_database()
                        """)
                .query()
                .listOfRows();
    }
}
