package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loads that are watched, held up, taken over and broken off while they run. */
@PlatformTest
@Timeout(120)
class LoadControlTest {

    private static final String CHUNKED = ", \"atomicity\": \"chunked\"";
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private LoadEngine engine;
    private final String prefix = TestLoads.prefix();
    private final String file = TestLoads.rows(prefix, 2_300);
    private TestLoads loads;

    @BeforeEach
    void signIn() {
        loads = new TestLoads(Rest.as(port, "operator"), database);
    }

    @Test
    void showsReadersAllRowsOrNone() throws InterruptedException {
        try (var gate = Gate.after(3)) {
            var load = loads.begin(file, "");
            gate.awaitReached();
            assertThat(loads.count(prefix)).isLessThanOrEqualTo(0);
            gate.open();
            loads.done(load);
        }
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void showsReadersOldRowsUntilAllNewOnesAreThere() throws InterruptedException {
        loads.done(loads.begin(TestLoads.rows(prefix + "-old", 700), ", \"mode\": \"replace\""));
        try (var gate = Gate.after(3)) {
            var load = loads.begin(file, ", \"mode\": \"replace\"");
            gate.awaitReached();
            assertThat(loads.count(prefix)).isEqualTo(700);
            gate.open();
            loads.done(load);
        }
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void goesOnAfterAPauseWhereItWas() throws InterruptedException {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, CHUNKED);
            gate.awaitReached();
            tellAndWait(load, "pause");
            gate.open();
            loads.awaitState(load, "paused");
            assertThat(loads.count(prefix)).isEqualTo(1_500);
            assertThat(loads.tell(load, "resume").status()).isEqualTo(200);
            loads.done(load);
            assertThat(gate.came()).as("merged chunks are not merged again").isEqualTo(5);
        }
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void leavesNothingOfACancelledLoad() throws InterruptedException {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, "");
            gate.awaitReached();
            tellAndWait(load, "cancel");
            gate.open();
            assertThat(loads.over(load).text("/state")).isEqualTo("cancelled");
            assertThat(loads.count(prefix)).isLessThanOrEqualTo(0);
            assertThat(loads.leftovers(load)).isEmpty();
        }
    }

    @Test
    void cancelsAPausedReplacementAndForgetsWhatItHadFilled() throws InterruptedException {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, ", \"mode\": \"replace\"");
            gate.awaitReached();
            tellAndWait(load, "pause");
            gate.open();
            loads.awaitState(load, "paused");
            assertThat(loads.leftovers(load)).isNotEmpty();
            loads.tell(load, "cancel");
            assertThat(loads.over(load).text("/state")).isEqualTo("cancelled");
            assertThat(loads.leftovers(load)).isEmpty();
            assertThat(loads.tell(load, "resume").text("/code")).isEqualTo("load_over");
        }
        assertThat(loads.count(prefix)).isLessThanOrEqualTo(0);
    }

    @Test
    void goesOnWhenItsConnectionBreaks() throws InterruptedException {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, CHUNKED);
            gate.awaitReached();
            endSession(load);
            gate.open();
            loads.done(load);
        }
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void stagesAgainWhatACrashOfPostgresHasEmptied() throws InterruptedException {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, CHUNKED);
            gate.awaitReached();
            endSession(load);
            for (var table : loads.leftovers(load)) {
                database.sql("TRUNCATE ingestion_staging." + table).update();
            }
            gate.open();
            var done = loads.done(load);
            assertThat(done.json().at("/rows/read").asLong()).isEqualTo(2_300);
            assertThat(done.json().at("/rows/merged").asLong()).isEqualTo(2_300);
            assertThat(loads.leftovers(load)).isEmpty();
        }
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void letsALaterRunTakeOverFromOneThatHangs() throws Exception {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, CHUNKED);
            gate.awaitReached();
            // Another worker, as if the first one's lease had run out while it hung.
            engine.run(UUID.fromString(load), new QuietRun());
            assertThat(loads.get(load).text("/state")).isEqualTo("done");
            assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
            gate.open();
        }
        await("the one that hung has ended and changed nothing")
                .during(Duration.ofMillis(500))
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file)));
    }

    @Test
    void givesTheTaskBackAtAChunksEndWhenTheWorkerStops() throws Exception {
        try (var gate = Gate.after(1)) {
            var load = loads.begin(file, CHUNKED);
            gate.awaitReached();
            var stopping = new QuietRun();
            stopping.stop.set(true);
            engine.run(UUID.fromString(load), stopping);
            assertThat(loads.get(load).text("/state")).isEqualTo("waiting");
            gate.open();
            loads.done(load);
        }
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void raisesTheAlarmOfADeadlineOnceItWillBeMissed() throws InterruptedException {
        try (var gate = Gate.after(2)) {
            var load = loads.begin(file, ", \"deadline\": \"2026-01-01T00:00:00Z\"");
            gate.awaitReached();
            await("alarm")
                    .atMost(SOON)
                    .until(() -> !loads.get(load).json().at("/deadlineAlarmAt").isNull());
            gate.open();
            loads.done(load);
        }
        var early =
                loads.begin(
                        TestLoads.rows(prefix + "-e", 5),
                        ", \"deadline\": \"2100-01-01T00:00:00Z\"");
        assertThat(loads.done(early).json().at("/deadlineAlarmAt").isNull()).isTrue();
    }

    /** Returns when the run has had time to hear of it. */
    private void tellAndWait(String load, String command) {
        loads.tell(load, command);
        await("the load has heard of it")
                .atMost(SOON)
                .pollDelay(Duration.ofMillis(1_800))
                .until(() -> loads.get(load).text("/wanted").equals(command));
    }

    private void endSession(String load) {
        database.sql(
                        """
                        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
                        WHERE application_name LIKE 'load ' || :load || '%'
                        """)
                .param("load", load)
                .query((row, _) -> row.getBoolean(1))
                .list();
    }

    /** A worker's view of a task that nobody else has. */
    private static final class QuietRun implements TaskRun {

        private final AtomicBoolean stop = new AtomicBoolean();

        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public String createdBy() {
            return "test";
        }

        @Override
        public boolean stopping() {
            return stop.get();
        }

        @Override
        public void progress(long done, long total, String note) {}
    }
}
