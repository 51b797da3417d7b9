package org.bluehorizons.rental.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.bluehorizons.rental.drivers.Person;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class ReportsTest {

    private static final String MINE = "/v1/me/reports";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void isAnsweredByStaffAndClosed() {
        var person = Person.registered(port);
        var sent = person.rest().postOnce(MINE, report("ticket", ""));
        assertThat(sent.status()).isEqualTo(201);
        var path = "/v1/reports/" + sent.text("/id");
        assertThat(operator.get("/v1/reports?state=open&kind=ticket").text("/items/0/id"))
                .isEqualTo(sent.text("/id"));

        operator.postOnce(path + "/messages", "{\"text\": \"Which car was it?\"}");
        var read = person.rest().get(sent.header("Location"));
        assertThat(read.text("/report/state")).isEqualTo("answered");
        assertThat(read.text("/messages/0/text")).isEqualTo("Which car was it?");
        assertThat(read.text("/messages/0/fromStaff")).isEqualTo("true");
        assertThat(person.rest().get("/v1/me/notifications").text("/items/0/text"))
                .isEqualTo("Which car was it?");

        person.rest().postOnce(sent.header("Location") + "/messages", "{\"text\": \"The red\"}");
        assertThat(operator.get(path).text("/report/state")).isEqualTo("open");
        operator.postOnce(path + "/close", "");
        assertThat(
                        person.rest()
                                .postOnce(
                                        sent.header("Location") + "/messages",
                                        "{\"text\": \"But\"}")
                                .status())
                .isEqualTo(409);
    }

    @Test
    void isNobodyElsesBusiness() {
        var path =
                Person.registered(port)
                        .rest()
                        .postOnce(MINE, report("ticket", ""))
                        .header("Location");
        var other = Person.registered(port).rest();
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.postOnce(path + "/messages", "{\"text\": \"Hi\"}").status())
                .isEqualTo(404);
        assertThat(other.get("/v1/reports").status()).isEqualTo(403);
    }

    @Test
    void takesACarOffTheRoadByTheWordOfAnApprovedDriver() {
        var car = car();
        var unsafe = report("damage", ", \"unsafe\": true, \"vehicleId\": \"%s\"".formatted(car));
        var refused = Person.registered(port).rest().postOnce(MINE, unsafe);
        assertThat(refused.text("/errors/0/field")).isEqualTo("unsafe");
        assertThat(events(car)).isZero();

        assertThat(Person.approved(port).rest().postOnce(MINE, unsafe).status()).isEqualTo(201);
        assertThat(events(car)).isOne();
    }

    @Test
    void takesNoPhotoAndNoBookingOfSomebodyElse() {
        var photo = Person.registered(port).sendPhoto();
        var person = Person.registered(port).rest();
        assertThat(
                        person.postOnce(MINE, report("damage", ", \"photos\": [\"" + photo + "\"]"))
                                .text("/errors/0/field"))
                .isEqualTo("photos");
        var booking = ", \"bookingId\": \"%s\"".formatted(UUID.randomUUID());
        assertThat(person.postOnce(MINE, report("damage", booking)).text("/errors/0/field"))
                .isEqualTo("bookingId");
        var car = ", \"vehicleId\": \"%s\"".formatted(UUID.randomUUID());
        assertThat(person.postOnce(MINE, report("damage", car)).text("/errors/0/field"))
                .isEqualTo("vehicleId");
    }

    @Test
    void keepsTwentyOpen() {
        var person = Person.registered(port).rest();
        for (var number = 0; number < Reports.MOST_OPEN; number++) {
            assertThat(person.postOnce(MINE, report("ticket", "")).status()).isEqualTo(201);
        }
        assertThat(person.postOnce(MINE, report("ticket", "")).text("/code"))
                .isEqualTo("too_many_reports");
    }

    private String car() {
        var number = Math.abs(UUID.randomUUID().hashCode() % 10_000_000);
        return operator.post(
                        "/v1/vehicles",
                        """
                        {"vin": "LGXCE4CB1S%07d", "plate": "S%d", "make": "BYD", "model": "Atto 3",
                         "batteryKilowattHours": 60.48, "rangeKilometres": 420, "seats": 5}
                        """
                                .formatted(number, number))
                .text("/id");
    }

    private int events(String car) {
        return database.sql(
                        """
                        SELECT count(*) FROM rental.event
                        WHERE type = 'vehicle.unsafe' AND vehicle_id = :car::uuid
                        """)
                .param("car", car)
                .query(Integer.class)
                .single();
    }

    private static String report(String kind, String more) {
        return """
        {"kind": "%s", "subject": "Something", "text": "Look at it"%s}
        """
                .formatted(kind, more);
    }
}
