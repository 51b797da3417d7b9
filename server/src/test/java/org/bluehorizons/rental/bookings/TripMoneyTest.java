package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestDriver;
import org.junit.jupiter.api.Test;

/** What bookings and trips do to the money of drivers. */
@PlatformTest
class TripMoneyTest extends CarAtAStation {

    @Test
    void cancelsABookingWhoseDepositIsDeclined() {
        var driver = TestDriver.approved(port, database, "sim_declined");
        var path = held(driver, 0);
        await().untilAsserted(() -> {
            var booking = driver.rest().get(path);
            assertThat(booking.text("/state")).isEqualTo("cancelled");
            assertThat(booking.text("/reason")).contains("declined");
        });
        assertThat(book(TestDriver.approved(port, database), "").status()).isEqualTo(201);
    }

    @Test
    void chargesWhatExceedsTheDepositAndRemembersADebt() {
        var driver = TestDriver.approved(port, database, "sim_limit_51");
        var path = started(driver);
        // 260 km: more than the deposit of 50, and the rest more than the card takes.
        car.tell(parked(260_100));
        awaitOdometer(260_100);
        var ended = driver.rest().post(path + "/end", "");
        var id = ended.text("/id");
        assertThat(ended.text("/review")).isEqualTo("wanted");
        var approved =
                operator.post("/v1/bookings/" + id + "/bill", "{\"reason\": \"a long drive\"}");
        assertThat(approved.text("/review")).isEqualTo("approved");
        await().untilAsserted(() ->
                assertThat(payments(id))
                        .contains("deposit captured 50.00")
                        .anyMatch(p -> p.startsWith("remainder dunning")));
        var refused = book(driver, "");
        assertThat(refused.text("/code")).isEqualTo("in_debt");
        database.sql("UPDATE rental.payment_method SET token = 'sim_ok' WHERE driver_id = :driver")
                .param("driver", driver.id())
                .update();
        var debt = driver.rest().get("/v1/me/payments").json().at("/items");
        var payment = debt.findValues("id").getFirst().asString();
        for (var node : debt) {
            if (node.at("/state").asString().equals("dunning")) {
                payment = node.at("/id").asString();
            }
        }
        assertThat(driver.rest().post("/v1/me/payments/" + payment + "/retry", "{}").status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(book(driver, "").status()).isEqualTo(201));
    }

    @Test
    void refundsAtMostWhatWasTaken() {
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        car.tell(parked(10_100));
        awaitOdometer(10_100);
        var ended = driver.rest().post(path + "/end", "");
        var id = ended.text("/id");
        await().untilAsserted(() ->
                assertThat(payments(id)).anyMatch(p -> p.startsWith("deposit captured")));
        assertThat(
                        operator.post(
                                        path + "/refund",
                                        "{\"amount\": \"1000\", \"reason\": \"sorry\"}")
                                .text("/code"))
                .isEqualTo("refund_too_large");
        assertThat(
                        operator.post(
                                        path + "/refund",
                                        "{\"amount\": \"2.00\", \"reason\": \"sorry\"}")
                                .status())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(refunded(id)).isEqualTo("2.00"));
        await().untilAsserted(() -> {
            var papers = driver.rest().get("/v1/me/invoices");
            assertThat(papers.text("/items/0/document/total/amount")).isEqualTo("-2.00");
            assertThat(papers.text("/items/0/document/corrects"))
                    .isEqualTo(papers.text("/items/1/document/number"));
        });
        assertThat(
                        driver.rest()
                                .post(path + "/refund", "{\"amount\": \"1\", \"reason\": \"x\"}")
                                .status())
                .isEqualTo(403);
    }

    private String refunded(String booking) {
        return database.sql(
                        "SELECT sum(refunded)::text FROM rental.payment WHERE booking_id ="
                                + " :id::uuid")
                .param("id", booking)
                .query(String.class)
                .single();
    }
}
