package org.bluehorizons.charging.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.bluehorizons.charging.gateway.RawStation.basic;
import static org.bluehorizons.charging.gateway.RawStation.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.commands.CommandDispatcher;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.DataTransfer;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestStation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a station has heard, the message log has: a node may die right after an answer. */
@PlatformTest
class AnswerAfterLogTest {

    private static final GatewaySettings LOGS_HEARTBEATS =
            new GatewaySettings(
                    "",
                    0,
                    -1,
                    1,
                    100,
                    100,
                    Duration.ofSeconds(5),
                    65_536,
                    50,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofMillis(20),
                    1_000,
                    true,
                    Duration.ZERO);

    @Autowired private GatewayMetrics metrics;
    @Autowired private AdmissionStore admissions;
    @Autowired private CommandDispatcher commands;
    @Autowired private CallTraces traces;
    @Autowired private GatewayTls tls;
    @Autowired private CallBatch batch;
    @Autowired private Clock clock;
    @Autowired private JdbcClient database;
    @Autowired private DataSource connections;
    private ChargeGateway gateway;

    @BeforeEach
    void open() {
        gateway =
                new ChargeGateway(
                        new Gateway(
                                LOGS_HEARTBEATS,
                                metrics,
                                admissions,
                                commands,
                                List.of(new Unable()),
                                traces,
                                clock),
                        tls,
                        batch,
                        clock);
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"a heartbeat\",\"Heartbeat\",{}]",
                "[2,\"an unknown action\",\"Fly\",{}]",
                "[2,\"a wrong payload\",\"DataTransfer\",{}]",
                "[2,\"no call\",\"Heartbeat\",[]]",
                "[2,\"one that we fail at\",\"DataTransfer\",{\"vendorId\":\"x\"}]"
            })
    void answersOnlyWhatTheLogHas(String message) throws IOException, SQLException {
        var id = TestStation.register(database);
        try (var station = RawStation.connect(gateway.port());
                var other = connections.getConnection()) {
            assertThat(
                            station.upgrade(
                                    "/ocpp/" + id,
                                    basic(id, TestStation.PASSWORD) + protocol("ocpp1.6")))
                    .startsWith("HTTP/1.1 101");
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE charging.message IN SHARE MODE");

            station.text(message);
            await("a row that waits").until(this::aRowWaits);
            station.frame(9, "anything yet?".getBytes(StandardCharsets.UTF_8));
            assertThat(station.read()).isEqualTo("10:anything yet?");
            assertThat(logged(id)).isZero();

            other.rollback();
            assertThat(station.read()).contains(message.split("\"", -1)[1]);
            assertThat(logged(id)).isOne();
        }
    }

    private boolean aRowWaits() {
        return database.sql(
                        """
                        SELECT count(*) > 0 FROM pg_locks
                        WHERE relation = 'charging.message'::regclass AND NOT granted
                          AND database = (SELECT oid FROM pg_database
                                          WHERE datname = current_database())
                        """)
                .query(Boolean.class)
                .single();
    }

    private long logged(String station) {
        return database.sql("SELECT count(*) FROM charging.message WHERE station_id = :station")
                .param("station", station)
                .query(Long.class)
                .single();
    }

    /** It always fails. */
    private static final class Unable implements CallHandler<DataTransfer.Request> {

        @Override
        public OcppVersion version() {
            return OcppVersion.V1_6;
        }

        @Override
        public String action() {
            return "DataTransfer";
        }

        @Override
        public void handle(List<StationCall<DataTransfer.Request>> calls) {
            throw new IllegalStateException("as the test wants it");
        }
    }
}
