package org.bluehorizons.rental.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
class VehiclePlacesTest {

    @Autowired private VehiclePlaces vehiclePlaces;
    @Autowired private Places places;
    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transactions;

    @Test
    void givesEachCarABayOfItsOwnHoweverManyComeAtOnce() {
        var station = station(8);
        var cars = IntStream.range(0, 10).mapToObj(_ -> car()).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            cars.forEach(car -> threads.execute(() -> stand(car, station, null)));
        }
        var bays = cars.stream().map(this::bay).filter(Objects::nonNull).toList();
        assertThat(bays).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void takesAnotherBayWhenTheWantedOneIsTaken() {
        var station = station(2);
        var first = car();
        stand(first, station, null);
        var second = car();
        stand(second, station, bay(first));
        assertThat(bay(second)).isNotNull().isNotEqualTo(bay(first));
    }

    @Test
    void callsACarByAnotherNameAfterEachTrip() {
        var car = car();
        stand(car, null, null);
        var before = vehiclePlaces.find(car).orElseThrow().publicId();
        transactions.executeWithoutResult(_ -> vehiclePlaces.leave(car));
        assertThat(vehiclePlaces.find(car)).isEmpty();
        stand(car, null, null);
        var between = vehiclePlaces.find(car).orElseThrow().publicId();
        stand(car, null, null);
        var after = vehiclePlaces.find(car).orElseThrow().publicId();
        assertThat(List.of(before, between, after)).doesNotHaveDuplicates();
    }

    @Test
    void findsTheNearestStationOfTheMarketAroundAPosition() {
        var near = station(1, 1.5, 110.0);
        station(1, 1.5005, 110.0);
        places.refresh();
        assertThat(places.stationAt(1.5001, 110.0, "MY").map(Station::id)).contains(near);
        assertThat(places.stationAt(1.5001, 110.0, "SG")).isEmpty();
        assertThat(places.stationAt(1.51, 110.0, "MY")).isEmpty();
        assertThat(places.station(near).orElseThrow().bays()).hasSize(1);
    }

    @Test
    void forbidsParkingWhereOneZoneForbidsIt() {
        zone("parking", "[2026-01-01,)", square(2, 2, 1));
        zone("no_parking", "[2026-06-01,2099-01-01)", square(2.4, 2.4, 0.2));
        places.refresh();
        var now = Instant.now();
        assertThat(places.mayParkAt(2.1, 2.1, now)).isTrue();
        assertThat(places.mayParkAt(2.5, 2.5, now)).isFalse();
        assertThat(places.mayParkAt(2.5, 2.5, Instant.parse("2099-01-01T00:00:00Z"))).isTrue();
        assertThat(places.mayParkAt(5, 5, now)).isFalse();
    }

    private void stand(VehicleId car, @Nullable UUID station, @Nullable UUID bay) {
        transactions.executeWithoutResult(_ -> vehiclePlaces.stand(car, station, bay));
    }

    private @Nullable UUID bay(VehicleId car) {
        return vehiclePlaces.find(car).orElseThrow().bay();
    }

    private static VehicleId car() {
        return new VehicleId(UUID.randomUUID());
    }

    private UUID station(int bays) {
        return station(bays, -60, 0);
    }

    private UUID station(int bays, double latitude, double longitude) {
        var id = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO rental.station
                            (id, market, code, name, latitude, longitude, time_zone)
                        VALUES (:id, 'MY', :code, 'Test', :latitude, :longitude,
                                'Asia/Kuala_Lumpur')
                        """)
                .param("id", id)
                .param("code", id.toString().toUpperCase(Locale.ROOT).substring(0, 18))
                .param("latitude", latitude)
                .param("longitude", longitude)
                .update();
        database.sql(
                        """
                        INSERT INTO rental.bay (station_id, code)
                        SELECT :id, 'B' || n FROM generate_series(1, :bays) AS n
                        """)
                .param("id", id)
                .param("bays", bays)
                .update();
        return id;
    }

    private void zone(String kind, String effective, String area) {
        database.sql(
                        """
                        INSERT INTO rental.zone (market, name, kind, area, effective, created_by)
                        VALUES ('SG', 'Test', :kind, :area::jsonb, :effective::tstzrange, 'test')
                        """)
                .param("kind", kind)
                .param("area", area)
                .param("effective", effective)
                .update();
    }

    private static String square(double longitude, double latitude, double side) {
        var corners = new double[][] {{0, 0}, {side, 0}, {side, side}, {0, side}, {0, 0}};
        var ring =
                Arrays.stream(corners)
                        .map(corner ->
                                "[%s,%s]".formatted(longitude + corner[0], latitude + corner[1]))
                        .toList();
        return "{\"type\": \"Polygon\", \"coordinates\": [%s]}".formatted(ring);
    }
}
