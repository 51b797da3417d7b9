package org.bluehorizons.charging.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.bluehorizons.testing.ServerProcess;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A gateway that ends, politely or not, while charge points talk to it. */
class RestartTest {

    private static final int STATIONS = 12;

    @TempDir private Path directory;

    @Test
    void losesNothingThatItAnsweredAndEndsInTime() throws IOException {
        try (var server = ServerProcess.start(directory, Map.of())) {
            var database = JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl()));
            var acknowledged = ConcurrentHashMap.<String>newKeySet();

            var killed = talk(server, database, acknowledged);
            awaitSome(acknowledged, 200);
            server.kill();
            killed.forEach(Talk::join);
            server.startAgain();
            assertThat(acknowledged).isSubsetOf(stored(database));

            var before = acknowledged.size();
            var waiting = command(database, killed.getFirst().id);
            var drained = talk(server, database, acknowledged);
            awaitSome(acknowledged, before + 200);
            try (var station =
                    TestStation.connect(server.ports().ocpp(), killed.getFirst().id, "ocpp1.6")) {
                station.answers("ClearCache", "{\"status\":\"Accepted\"}");
                station.call("Heartbeat", "{}");
                await("the command that was there before")
                        .untilAsserted(
                                () -> assertThat(state(database, waiting)).isEqualTo("answered"));
                server.terminate();
                drained.forEach(Talk::join);
                assertThat(station.awaitClose()).isEqualTo(CloseReason.RESTART.code());
            }
            assertThat(drained)
                    .allSatisfy(talk ->
                            assertThat(talk.closedWith).isEqualTo(CloseReason.RESTART.code()));
            server.startAgain();
            assertThat(acknowledged).isSubsetOf(stored(database));

            talk(server, database, acknowledged);
            awaitSome(acknowledged, acknowledged.size() + 20);
            killPostgres();
            // What its stations say meanwhile is neither committed nor answered.
            assertThat(server.terminate()).isLessThan(Duration.ofSeconds(20));
        }
    }

    private void killPostgres() throws IOException {
        var pid = Files.readAllLines(directory.resolve("data/postgres/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        postmaster.destroyForcibly();
        await().until(() -> !postmaster.isAlive());
    }

    private static List<Talk> talk(
            ServerProcess server, JdbcClient database, Set<String> acknowledged) {
        return IntStream.range(0, STATIONS)
                .mapToObj(_ ->
                        new Talk(
                                TestStation.connect(
                                        server.ports().ocpp(),
                                        TestStation.register(database),
                                        "ocpp1.6"),
                                acknowledged))
                .toList();
    }

    private static void awaitSome(Set<String> acknowledged, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= count);
    }

    private static List<String> stored(JdbcClient database) {
        return database.sql("SELECT info FROM charging.status_history WHERE info IS NOT NULL")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String command(JdbcClient database, String station) {
        return database.sql(
                        """
                        INSERT INTO charging.command
                            (station_id, ocpp_version, action, payload, repeatable, requested_by,
                             expires_at)
                        VALUES (:station, '1.6', 'ClearCache', '{}', true, 'test',
                                now() + interval '5 minutes')
                        RETURNING id
                        """)
                .param("station", station)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static String state(JdbcClient database, String command) {
        return database.sql("SELECT state FROM charging.command WHERE id = :id::uuid")
                .param("id", command)
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** A station that tells one status after the other, until its connection ends. */
    private static final class Talk {

        private final String id;
        private final TestStation station;
        private final Thread thread;
        private volatile int closedWith;

        Talk(TestStation station, Set<String> acknowledged) {
            this.id = station.id();
            this.station = station;
            this.thread = Thread.startVirtualThread(() -> run(acknowledged));
        }

        private void run(Set<String> acknowledged) {
            for (int number = 0; !station.isClosed(); number++) {
                var info = id + "#" + number;
                try {
                    var answer =
                            station.call(
                                    "StatusNotification",
                                    """
                                    {"connectorId": 1, "errorCode": "NoError", "info": "%s",
                                     "status": "%s"}
                                    """
                                            .formatted(
                                                    info,
                                                    number % 2 == 0 ? "Available" : "Preparing"));
                    if (answer.error() == null) {
                        acknowledged.add(info);
                    }
                } catch (CompletionException gone) {
                    break;
                }
            }
            try {
                closedWith = station.awaitClose();
            } catch (CompletionException stillOpen) {
                station.close();
            }
        }

        void join() {
            try {
                thread.join(Duration.ofSeconds(40));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
