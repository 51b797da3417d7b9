package org.bluehorizons.vehicles.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.Staged;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** History from elsewhere stands beside what cars told themselves. */
@PlatformTest
class TelemetryBackfillTest {

    private static final String HEADER = "vin,recorded_at,boot,sequence,speed_kmh,charging\n";
    private static final String VIN = "LGXCE4CB1P0BACKF1";

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired DataSource connections;
    @Autowired TelemetryBackfill backfill;

    private final Instant old =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(40, ChronoUnit.DAYS);
    private UUID car = new UUID(0, 0);

    @BeforeEach
    void aCarWithoutHistory() {
        database.sql(
                        """
                        INSERT INTO vehicles.vehicle (vin, plate, make, model, battery_kilowatt_hours,
                            range_kilometres, seats)
                        VALUES (:vin, 'BACKF1', 'BYD', 'Atto 3', 60, 420, 5) ON CONFLICT DO NOTHING
                        """)
                .param("vin", VIN)
                .update();
        car =
                database.sql("SELECT id FROM vehicles.vehicle WHERE vin = :vin")
                        .param("vin", VIN)
                        .query(UUID.class)
                        .single();
        database.sql("DELETE FROM vehicles.telemetry WHERE vehicle_id = :car")
                .param("car", car)
                .update();
    }

    @Test
    void makesTheDaysThatItNeedsAndIsReadAsHistory() throws SQLException {
        var outcome = load(row(old, "3,7", "42.5,false") + row(old.plusSeconds(90_000), ",", "1,"));

        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.changed()).isEqualTo(2);
        var history =
                Rest.as(port, "operator")
                        .get(
                                "/v1/vehicles/%s/telemetry?resolution=raw&from=%s&to=%s"
                                        .formatted(car, old, old.plus(3, ChronoUnit.DAYS)));
        assertThat(history.json().get("items")).hasSize(2);
        assertThat(history.text("/items/0/boot")).isEqualTo("3");
        assertThat(history.text("/items/0/speedKmh")).isEqualTo("42.5");
        assertThat(history.text("/items/1/boot")).isEqualTo("-1");
    }

    @Test
    void changesNothingThatIsThere() throws SQLException {
        load(row(old, "3,7", "42.5,false"));

        assertThat(load(row(old, "3,7", "99,true")).changed()).isZero();
        assertThat(load(row(old, ",", "99,true")).changed()).isZero();
        assertThat(
                        database.sql(
                                        "SELECT speed_kmh FROM vehicles.telemetry WHERE vehicle_id = :car")
                                .param("car", car)
                                .query(Double.class)
                                .list())
                .containsExactly(42.5);
    }

    @Test
    void theSameRowsAgainAreNoRows() throws SQLException {
        var rows = row(old, ",", "1,") + row(old, ",", "1,") + row(old.plusMillis(1), ",", "1,");

        assertThat(load(rows).changed()).isEqualTo(2);
        assertThat(load(rows).changed()).isZero();
    }

    @Test
    void leavesTheLiveStateAlone() throws SQLException {
        load(row(Instant.now(), "3,7", "42.5,false"));

        assertThat(
                        database.sql("SELECT count(*) FROM vehicles.state WHERE vehicle_id = :car")
                                .param("car", car)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void refusesWhatWouldBeDroppedAndCarsThatNobodyKnows() throws SQLException {
        var tooOld = load(row(Instant.now().minus(90, ChronoUnit.DAYS), ",", "1,"));
        assertThat(tooOld.rejected())
                .containsExactly(
                        "2 recorded_at: within the last 89 days, which is how long telemetry is kept");
        assertThat(load(row(old, "1,", "1,")).rejected())
                .containsExactly("2 sequence: together with boot, or neither");
        assertThat(load(row(old, ",", "1,").replace(VIN, "LGXCE4CB1P0N0B0DY")).rejected())
                .containsExactly("2 vin: the VIN of a registered car");
    }

    private Staged.Outcome load(String rows) throws SQLException {
        return Staged.merge(backfill, connections, HEADER + rows.strip());
    }

    private static String row(Instant at, String message, String signals) {
        return "%s,%s,%s,%s\n".formatted(VIN, at, message, signals);
    }
}
