package org.bluehorizons.rental.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class DriversTest {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void becomesADriverWhoMayBook() {
        var person = Person.registered(port);
        var me = person.rest().get("/v1/me");
        assertThat(me.text("/standing")).isEqualTo("registered");
        assertThat(me.text("/locale")).isEqualTo("en-SG");
        assertThat(me.header("ETag")).isEqualTo("\"1\"");

        assertThat(person.verify("email").text("/emailVerifiedAt")).isNotEmpty();
        var submitted = person.sendLicence("2035-01-01");
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(person.rest().get("/v1/me").text("/standing")).isEqualTo("registered");

        var waiting = operator.get("/v1/drivers?licence=submitted&email=" + person.email());
        assertThat(waiting.text("/items/0/id")).isEqualTo(person.id());
        var front = submitted.text("/frontPhoto");
        await().untilAsserted(() ->
                assertThat(operator.get("/v1/photos/" + front).status()).isEqualTo(200));
        var approved = operator.postOnce("/v1/drivers/" + person.id() + "/licence/approve", "");
        assertThat(approved.text("/state")).isEqualTo("approved");
        assertThat(person.rest().get("/v1/me").text("/standing")).isEqualTo("approved");
        assertThat(events(person))
                .containsExactly(
                        "driver.registered",
                        "driver.verified",
                        "licence.submitted",
                        "licence.approved",
                        "driver.approved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    wei.ling@example.com | wei.ling at example | email
                    a long enough password | short | password
                    Tan Wei Ling | \\u0000 | name
                    "SG" | "XX" | market
                    +6581234567 | 81234567 | phone
                    """)
    void namesTheFieldThatBreaksARule(String good, String bad, String field) {
        var json = Person.json("wei.ling@example.com").replace(good, bad);
        var refused = Rest.anonymous(port).post("/v1/drivers", json);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void opensOneAccountForAnAddress() {
        var person = Person.registered(port);
        var again = Rest.anonymous(port).post("/v1/drivers", Person.json(person.email()));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/code")).isEqualTo("email_taken");
    }

    @Test
    void leavesNoAccountBehindWhenTheDriverIsRefused() {
        var refused =
                Rest.anonymous(port)
                        .post(
                                "/v1/drivers",
                                Person.json("left@people.test").replace("\"SG\"", "\"FR\""));
        assertThat(refused.status()).isEqualTo(422);
        var accounts =
                database.sql("SELECT count(*) FROM accounts.account WHERE email = :email")
                        .param("email", "left@people.test")
                        .query(Integer.class)
                        .single();
        assertThat(accounts).isZero();
    }

    @Test
    void takesNoWrongCodeAndNotMoreThanFive() {
        var person = Person.registered(port);
        person.rest().postOnce("/v1/me/verifications", "{\"channel\": \"phone\"}");
        var code = person.code("phone");
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(person.confirm("phone", wrong).text("/code")).isEqualTo("wrong_code");
        }
        assertThat(person.confirm("phone", code).text("/code")).isEqualTo("wrong_code");
        assertThat(person.rest().get("/v1/me").json().at("/phoneVerifiedAt").isNull()).isTrue();
    }

    @Test
    void sendsOneCodeAMinute() {
        var person = Person.registered(port);
        var wanted = "{\"channel\": \"email\"}";
        assertThat(person.rest().postOnce("/v1/me/verifications", wanted).status()).isEqualTo(202);
        var tooSoon = person.rest().postOnce("/v1/me/verifications", wanted);
        assertThat(tooSoon.status()).isEqualTo(429);
        assertThat(tooSoon.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void takesACodeForItsAddressOnly() {
        var person = Person.registered(port);
        person.rest().postOnce("/v1/me/verifications", "{\"channel\": \"phone\"}");
        var code = person.code("phone");
        var moved =
                person.rest().patch("/v1/me", "{\"phone\": \"+6599999999\"}", "If-Match", "\"1\"");
        assertThat(moved.text("/phone")).isEqualTo("+6599999999");
        assertThat(person.confirm("phone", code).text("/code")).isEqualTo("wrong_code");
    }

    @Test
    void showsNoCodeInTheApp() {
        var person = Person.registered(port);
        person.rest().postOnce("/v1/me/verifications", "{\"channel\": \"email\"}");
        var inbox =
                database.sql(
                                """
                                SELECT count(*) FROM notifications.message
                                WHERE channel = 'app' AND text LIKE '%code is%'
                                """)
                        .query(Integer.class)
                        .single();
        assertThat(inbox).isZero();
    }

    @Test
    void takesTheWordOfStaffForAPhoneNumber() {
        var person = Person.registered(port);
        var path = "/v1/drivers/" + person.id() + "/verify";
        var json = "{\"channel\": \"phone\", \"reason\": \"Called back\"}";
        assertThat(operator.postOnce(path, json).text("/phoneVerifiedAt")).isNotEmpty();
        assertThat(operator.postOnce(path, json).text("/code")).isEqualTo("verified");
    }

    @Test
    void suspendsAndReinstates() {
        var person = Person.approved(port);
        var path = "/v1/drivers/" + person.id();
        assertThat(operator.postOnce(path + "/suspend", "{}").text("/errors/0/field"))
                .isEqualTo("reason");
        var suspended = operator.postOnce(path + "/suspend", "{\"reason\": \"Drove too fast\"}");
        assertThat(suspended.text("/standing")).isEqualTo("suspended");
        assertThat(suspended.text("/standingReason")).isEqualTo("Drove too fast");
        assertThat(operator.postOnce(path + "/suspend", "{\"reason\": \"Again\"}").status())
                .isEqualTo(409);
        var reinstated = operator.postOnce(path + "/reinstate", "{\"reason\": \"Apologised\"}");
        assertThat(reinstated.text("/standing")).isEqualTo("approved");
        var reason =
                database.sql(
                                """
                                SELECT reason FROM accounts.audit_entry
                                WHERE subject = :subject AND action = 'driver.suspended'
                                """)
                        .param("subject", "driver:" + person.id())
                        .query(String.class)
                        .single();
        assertThat(reason).isEqualTo("Drove too fast");
    }

    @Test
    void tellsWhyALicenceIsRefusedAndTakesAnother() {
        var person = Person.registered(port);
        person.sendLicence("2035-01-01");
        assertThat(person.sendLicence("2035-01-01").text("/code")).isEqualTo("licence_waits");
        var path = "/v1/drivers/" + person.id() + "/licence/";
        operator.postOnce(path + "refuse", "{\"reason\": \"Blurred\"}");
        assertThat(person.rest().get("/v1/me/licences").text("/0/reason")).isEqualTo("Blurred");
        assertThat(operator.postOnce(path + "approve", "").text("/code"))
                .isEqualTo("no_licence_waits");
        assertThat(person.sendLicence("2035-01-01").status()).isEqualTo(201);
    }

    @Test
    void takesNoExpiredLicenceAndNoPhotoOfSomebodyElse() {
        var person = Person.registered(port);
        assertThat(person.sendLicence("2020-01-01").text("/errors/0/field")).isEqualTo("expiresOn");
        var stolen = Person.registered(port).sendPhoto();
        var refused =
                person.rest()
                        .postOnce(
                                "/v1/me/licence",
                                """
                                {"number": "S1234567D", "country": "SG", "expiresOn": "2035-01-01",
                                 "frontPhoto": "%s", "backPhoto": "%s"}
                                """
                                        .formatted(stolen, person.sendPhoto()));
        assertThat(refused.text("/errors/0/field")).isEqualTo("frontPhoto");
    }

    @Test
    void takesTheApprovalAwayWhenTheLicenceExpires(@Autowired LicenceExpiry expiry) {
        var person = Person.approved(port);
        database.sql(
                        """
                        UPDATE rental.licence SET expires_on = now()::date - 2
                        WHERE driver_id = :driver::uuid
                        """)
                .param("driver", person.id())
                .update();
        expiry.settleLapsed();
        var me = person.rest().get("/v1/me");
        assertThat(me.text("/standing")).isEqualTo("registered");
        assertThat(me.text("/standingReason")).contains("expired");
        assertThat(events(person)).endsWith("driver.approval_lapsed");
    }

    @Test
    void keepsDriversFromWhatIsStaffs() {
        var person = Person.registered(port);
        assertThat(person.rest().get("/v1/drivers").status()).isEqualTo(403);
        assertThat(
                        person.rest()
                                .postOnce("/v1/drivers/" + person.id() + "/licence/approve", "")
                                .status())
                .isEqualTo(403);
        assertThat(Rest.as(port, "driver").get("/v1/me").text("/code")).isEqualTo("not_a_driver");
    }

    private List<String> events(Person person) {
        return database.sql(
                        "SELECT type FROM rental.event WHERE driver_id = :driver::uuid ORDER BY id")
                .param("driver", person.id())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
