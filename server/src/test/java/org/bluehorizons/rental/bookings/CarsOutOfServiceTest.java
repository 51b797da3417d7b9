package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestDriver;
import org.junit.jupiter.api.Test;

/** What staff does with cars that drivers have booked, or might. */
@PlatformTest
class CarsOutOfServiceTest extends CarAtAStation {

    @Test
    void takesACarOutOfServiceAndGivesItsDriverAnotherOne() {
        var driver = TestDriver.approved(port, database);
        var path = held(driver);
        var withdrawals = "/v1/vehicles/" + car.id() + "/withdrawals";
        try (var other = carAtTheStation()) {
            var made = operator.post(withdrawals, "{\"reason\": \"a flat tyre\"}");
            assertThat(made.status()).isEqualTo(201);
            var booking = driver.rest().get(path);
            assertThat(booking.text("/state")).isEqualTo("held");
            assertThat(booking.text("/vehicleId")).isEqualTo(other.id());
            assertThat(operator.get("/v1/vehicles/" + car.id()).text("/status"))
                    .isEqualTo("out_of_service");
            assertThat(book(TestDriver.approved(port, database), "").text("/code"))
                    .isIn("vehicle_taken", "vehicle_not_offered");
            assertThat(operator.delete(withdrawals + "/" + made.text("/id")).status())
                    .isEqualTo(204);
            assertThat(operator.get("/v1/vehicles/" + car.id()).text("/status"))
                    .isEqualTo("available");
            driver.rest().post(path + "/cancel", "");
        }
    }

    @Test
    void movesACarToAnotherStation() {
        var from = place();
        latitude += 0.03;
        var to = station(false);
        var planned =
                operator.post(
                        "/v1/relocations",
                        "{\"vehicleId\": \"%s\", \"toStationId\": \"%s\", \"reason\": \"balance\"}"
                                .formatted(car.id(), to));
        assertThat(planned.text("/fromStationId")).isEqualTo(from);
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(409);
        var job = "/v1/relocations/" + planned.text("/id");
        assertThat(operator.post(job + "/finish", "").status()).isEqualTo(409);
        assertThat(operator.post(job + "/start", "").text("/state")).isEqualTo("under_way");
        assertThat(operator.post(job + "/finish", "").text("/state")).isEqualTo("done");
        await().untilAsserted(() -> assertThat(place()).isEqualTo(to));
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
    }

    private String place() {
        return database.sql(
                        "SELECT station_id::text FROM rental.vehicle_place WHERE vehicle_id ="
                                + " :car::uuid")
                .param("car", car.id())
                .query(String.class)
                .single();
    }
}
