package org.bluehorizons.rental.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.TestDriver;
import org.junit.jupiter.api.Test;

/** What staff finds in the files of a trip and of its invoice. */
@PlatformTest
class ExportedTripsTest extends CarAtAStation {

    @Test
    void tellsOfATripAndItsInvoice() {
        var begun = Instant.now().minusSeconds(60);
        var driver = TestDriver.approved(port, database);
        var path = started(driver);
        car.tell(parked(7_600));
        awaitOdometer(7_600);
        var trip = driver.rest().post(path + "/end", "");
        var total = trip.text("/price/total/amount");
        await().untilAsserted(() ->
                assertThat(driver.rest().get("/v1/me/invoices").json().at("/items")).hasSize(1));

        var exported = lineOf(trip.text("/id"), exported("trips", begun));
        assertThat(exported.split(",", -1))
                .contains(car.id(), driver.id().toString(), "7500", total, "SGD");
        var invoice = lineOf(trip.text("/id"), exported("invoices", begun));
        assertThat(invoice.split(",", -1)).contains("invoice", total, driver.id().toString());
    }

    private List<String> exported(String dataSet, Instant from) {
        var asked =
                operator.postOnce(
                        "/v1/exports",
                        "{\"dataSet\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
                                .formatted(dataSet, from, Instant.now().plusSeconds(60)));
        assertThat(asked.status()).isEqualTo(202);
        var path = asked.header("Location");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> operator.get(path).text("/state").equals("done"));
        return operator.get(path + "/content").response().body().lines().toList();
    }

    private static String lineOf(String booking, List<String> lines) {
        return lines.stream().filter(line -> line.contains(booking)).findFirst().orElseThrow();
    }
}
