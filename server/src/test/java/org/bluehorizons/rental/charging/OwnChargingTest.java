package org.bluehorizons.rental.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.charging.OwnCarCharging;
import org.bluehorizons.charging.journal.ChargingEvent;
import org.bluehorizons.testing.ParkedCars;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.TestStation;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class OwnChargingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private PlugListener plugs;
    @Autowired private TransferListener transferListener;
    @Autowired private OwnCarStarter starter;
    @Autowired private OwnCarCharging charging;
    @Autowired private CarNeeds needs;

    private Rest operator = Rest.anonymous(0);
    private String station = "";
    private VehicleId car = new VehicleId(new UUID(0, 0));

    @BeforeEach
    void parkACarAtAStation() {
        operator = Rest.as(port, "operator");
        station = TestStation.register(database);
        database.sql(
                        """
                        INSERT INTO charging.station_state (station_id, ocpp_version, connected)
                        VALUES (:id, '1.6', true)
                        """)
                .param("id", station)
                .update();
        var cars = new ParkedCars(operator, database);
        car = cars.add(1.3, 103.8, 40);
        var place = cars.station(1.3, 103.8, 1);
        database.sql(
                        """
                        UPDATE rental.bay SET charge_point = :point WHERE station_id = :place::uuid
                        """)
                .param("point", station + "#2")
                .param("place", place)
                .update();
        cars.put(car, place);
    }

    @Test
    void startsTheCarThatStandsThereAndIsPluggedIn() {
        tell(true, false);
        plugs.take(status("Preparing", 2));
        starter.look();

        assertThat(starts()).isEqualTo(1);
        assertThat(payload()).contains("\"connectorId\":2").contains("\"idTag\":\"BH");
        assertThat(tokens()).isEqualTo(2);
    }

    @Test
    void startsItWhenTheCarTellsLater() {
        plugs.take(status("Preparing", 2));
        starter.look();
        assertThat(starts()).isZero();

        tell(true, false);
        starter.look();
        starter.look();
        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void startsNothingTwice() {
        tell(true, false);
        plugs.take(status("Preparing", 2));
        starter.look();
        begin("1");
        plugs.take(status("Occupied", 2));
        starter.look();

        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void leavesACarThatChargesElsewhere() {
        tell(true, true);
        plugs.take(status("Preparing", 2));
        starter.look();

        assertThat(starts()).isZero();
    }

    @Test
    void leavesOtherConnectorsAndWhatWasUnplugged() {
        tell(true, false);
        plugs.take(status("Preparing", 1));
        starter.look();
        plugs.take(status("Preparing", 2));
        plugs.take(status("Available", 2));
        starter.look();

        assertThat(starts()).isZero();
    }

    @Test
    void booksWhatASessionCostOnceAndCorrectsIt() {
        var session = begin("1");
        end("transaction.ended", session, "2.71");
        end("transaction.ended", session, "2.71");
        end("transaction.corrected", session, "2.80");

        var list = operator.get("/v1/charging-transfers?vehicleId=" + car);
        assertThat(list.json().at("/items").size()).isEqualTo(1);
        assertThat(list.json().at("/items/0/amount").decimalValue()).isEqualByComparingTo("2.80");
        assertThat(list.text("/items/0/currency")).isEqualTo("SGD");
        assertThat(list.json().at("/items/0/correctedAt").isNull()).isFalse();
    }

    @Test
    void tellsWhatTheCarNeedsUntilItsNextBooking() {
        tell(true, true);
        begin("1");
        var begin = Instant.parse("2099-01-01T08:00:00Z");
        database.sql(
                        """
                        INSERT INTO rental.claim (id, vehicle_id, during, kind)
                        VALUES (gen_random_uuid(), :car, '[2099-01-01T08:00Z,2099-01-01T09:00Z)',
                                'blackout')
                        """)
                .param("car", car.value())
                .update();
        needs.tell();

        var told =
                database.sql(
                                """
                                SELECT energy_wh, departure_at FROM charging.vehicle_need
                                WHERE vehicle_id = :car
                                """)
                        .param("car", car.value())
                        .query((row, _) ->
                                Map.entry(row.getInt(1), row.getTimestamp(2).toInstant()))
                        .single();
        assertThat(told).isEqualTo(Map.entry(30_240, begin));
    }

    private void tell(boolean plugged, boolean isCharging) {
        database.sql(
                        """
                        UPDATE vehicles.state
                        SET version = nextval('vehicles.state_version'),
                            signals = signals || :signals::jsonb
                        WHERE vehicle_id = :car
                        """)
                .param(
                        "signals",
                        "{\"plugged\": %s, \"charging\": %s}".formatted(plugged, isCharging))
                .param("car", car.value())
                .update();
    }

    private ChargingEvent status(String status, int evse) {
        return event(
                "connector.status_changed", evse, null, "{\"status\": \"%s\"}".formatted(status));
    }

    private void end(String type, UUID session, String cost) {
        transferListener.take(
                event(
                        type,
                        2,
                        session,
                        """
                        {"internal": true, "idToken": "%s", "energyWattHours": 12345,
                         "costAmount": %s, "costCurrency": "SGD"}
                        """
                                .formatted(token(), cost)));
    }

    private ChargingEvent event(String type, int evse, @Nullable UUID session, String data) {
        return new ChargingEvent(
                1, Instant.now(), type, station, evse, 1, session, JSON.readTree(data));
    }

    /** The car's session as its station tells of it. */
    private UUID begin(String number) {
        if (tokens() == 0) {
            charging.start(car.value(), station, 2);
        }
        return database.sql(
                        """
                        INSERT INTO charging.transaction
                            (station_id, evse_id, connector_id, ocpp_version, ocpp_id, id_token,
                             id_token_type, internal, started_at, started_told_at,
                             started_received_at, heard_at)
                        VALUES (:station, 2, 1, '1.6', :number, :token, 'ISO14443', true, now(),
                                now(), now(), now())
                        RETURNING id
                        """)
                .param("station", station)
                .param("number", number)
                .param("token", token())
                .query(UUID.class)
                .single();
    }

    private String token() {
        return database.sql("SELECT token FROM charging.id_token WHERE vehicle_id = :car LIMIT 1")
                .param("car", car.value())
                .query(String.class)
                .single();
    }

    private int tokens() {
        return database.sql("SELECT count(*) FROM charging.id_token WHERE vehicle_id = :car")
                .param("car", car.value())
                .query(Integer.class)
                .single();
    }

    private int starts() {
        return database.sql(
                        """
                        SELECT count(*) FROM charging.command
                        WHERE station_id = :station AND action = 'RemoteStartTransaction'
                        """)
                .param("station", station)
                .query(Integer.class)
                .single();
    }

    private String payload() {
        return database.sql("SELECT payload FROM charging.command WHERE station_id = :station")
                .param("station", station)
                .query(String.class)
                .single();
    }
}
