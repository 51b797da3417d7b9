package org.bluehorizons.rental.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bluehorizons.testing.Letterbox;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class PersonalDataTest {

    private static final String LICENCE = "S1234567D";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;

    @Test
    void leavesNothingThatNamesThePersonButInvoices() {
        var person = somebody();
        var subject = person.rest().get("/v1/me").text("/subject");
        var planted = List.of(name(person), person.email(), person.phone(), LICENCE);
        assertThat(planted).allSatisfy(word -> assertThat(foundIn(word, person)).isNotEmpty());

        assertThat(person.rest().delete("/v1/me").status()).isEqualTo(204);
        Letterbox.mailTo(person.email(), "account is closed");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> foundIn(person.email(), person).isEmpty());
        assertThat(planted).allSatisfy(word -> assertThat(foundIn(word, person)).isEmpty());
        assertThat(count("rental.photo WHERE driver_id = :id::uuid", person.id())).isZero();
        assertThat(count("notifications.message WHERE subject = :id", subject)).isZero();

        assertThat(person.rest().get("/v1/me").status()).isEqualTo(401);
        assertThat(Rest.signedIn(port, person.email(), Person.PASSWORD).token()).isEmpty();
        assertThat(
                        count(
                                "rental.invoice WHERE document ->> 'buyer' LIKE 'Quix%' AND driver_id = :id::uuid",
                                person.id()))
                .isOne();
        // The address is free for somebody else, or the same person once more.
        assertThat(Rest.anonymous(port).post("/v1/drivers", Person.json(person.email())).status())
                .isEqualTo(201);
    }

    @Test
    void givesOutAllThatIsKept() {
        var person = somebody();
        await().until(() ->
                count("rental.photo WHERE driver_id = :id::uuid AND state = 'ready'", person.id())
                        == 2);
        var export = person.rest().get("/v1/me/export");
        assertThat(export.status()).isEqualTo(200);
        assertThat(export.text("/driver/0/name")).isEqualTo(name(person));
        assertThat(export.text("/licences/0/number")).isEqualTo(LICENCE);
        assertThat(export.text("/pictures/0/jpeg")).startsWith("/9j/");
        assertThat(export.json().at("/photos/0").has("preview")).isFalse();
        assertThat(export.text("/bookings/0/state")).isEqualTo("cancelled");
        assertThat(export.text("/ratings/0/stars")).isEqualTo("5");
        assertThat(export.text("/reportMessages/0/text")).contains("Quix");
        assertThat(export.text("/notifications/0/title")).contains("Welcome");
        assertThat(export.response().body()).doesNotContain("tok_").doesNotContain("code_hash");
    }

    @Test
    void exportsEveryTableThatKnowsDrivers() {
        var tables =
                database.sql(
                                """
                                SELECT table_name FROM information_schema.columns
                                WHERE table_schema = 'rental' AND column_name = 'driver_id'
                                """)
                        .query((row, _) -> row.getString(1))
                        .list();
        var exported = PersonalTables.ALL.stream().map(PersonalTables.Part::from).toList();
        assertThat(tables)
                .allSatisfy(table ->
                        assertThat(exported)
                                .as(table)
                                .anyMatch(from -> from.contains("rental." + table + " AS t")));
    }

    @Test
    void staysWhileSomethingIsOpen() {
        var person = somebody();
        database.sql("UPDATE rental.driver SET in_debt_since = now() WHERE id = :id::uuid")
                .param("id", person.id())
                .update();
        assertThat(person.rest().delete("/v1/me").text("/code")).isEqualTo("in_debt");
        database.sql("UPDATE rental.driver SET in_debt_since = NULL WHERE id = :id::uuid")
                .param("id", person.id())
                .update();
        book(person, "held");
        assertThat(person.rest().delete("/v1/me").text("/code")).isEqualTo("booking_open");
        assertThat(person.rest().get("/v1/me").status()).isEqualTo(200);
    }

    /** Whose name is wherever it can be. */
    private Person somebody() {
        var person = Person.registered(port);
        var rest = person.rest();
        var name = name(person);
        rest.patch("/v1/me", "{\"name\": \"%s\"}".formatted(name), "If-Match", "*");
        person.verify("email");
        person.sendLicence("2035-01-01");
        rest.postOnce(
                "/v1/me/payment-methods",
                "{\"provider\": \"simulated\", \"token\": \"tok_%s\", \"label\": \"%s\"}"
                        .formatted(name, name));
        var report =
                rest.postOnce(
                                "/v1/me/reports",
                                """
                                {"kind": "lost_property", "subject": "Scarf of %s",
                                 "text": "Call %s"}
                                """
                                        .formatted(name, person.phone()))
                        .text("/id");
        rest.postOnce(
                "/v1/me/reports/%s/messages".formatted(report),
                "{\"text\": \"I am %s\"}".formatted(name));
        var operator = Rest.as(port, "operator");
        var reason = "{\"reason\": \"%s was rude\"}".formatted(name);
        operator.postOnce("/v1/drivers/" + person.id() + "/suspend", reason);
        operator.postOnce("/v1/drivers/" + person.id() + "/reinstate", reason);
        Rest.signedIn(port, person.email(), "a wrong password");
        var account = rest.get("/v1/me").text("/subject").replace("account:", "");
        Rest.administrator(port)
                .patch(
                        "/v1/accounts/" + account,
                        "{\"displayName\": \"%s\"}".formatted(name),
                        "If-Match",
                        "*");
        var booking = book(person, "cancelled");
        database.sql(
                        """
                        INSERT INTO rental.rating (booking_id, stars, text)
                        VALUES (:booking::uuid, 5, :text)
                        """)
                .param("booking", booking)
                .param("text", name + " was here")
                .update();
        database.sql(
                        """
                        INSERT INTO rental.invoice
                            (number, legal_entity, kind, driver_id, subject, currency, total, tax,
                             document, issued_at)
                        VALUES (:id, 'Test', 'invoice', :id::uuid, :id, 'SGD', 1, 0,
                                '{"buyer": "Quix"}', now())
                        """)
                .param("id", person.id())
                .update();
        return person;
    }

    private static String name(Person person) {
        return "Quix" + person.id().substring(24);
    }

    private String book(Person person, String state) {
        return database.sql(
                        """
                        INSERT INTO rental.booking
                            (driver_id, vehicle_id, market, plan_id, tariff_id, kind, state, made_at,
                             starts_at, expires_at, currency, estimate, deposit, made_by, changed_at)
                        SELECT id, gen_random_uuid(), market, plan_id, gen_random_uuid(), 'hold',
                               :state, now(), now(), now() + interval '1 day', 'SGD', '{}', 0,
                               'test', now()
                        FROM rental.driver WHERE id = :driver::uuid
                        RETURNING id
                        """)
                .param("state", state)
                .param("driver", person.id())
                .query((row, _) -> row.getString(1))
                .single();
    }

    /**
     * The columns of the three rooms in which the word stands, invoices aside. The licence number
     * is everybody's in these tests, so it is looked for in the person's own rows.
     */
    private List<String> foundIn(String word, Person person) {
        return database
                .sql(
                        """
                        SELECT table_schema, table_name, column_name FROM information_schema.columns
                        WHERE table_schema IN ('rental', 'notifications', 'accounts')
                          AND (data_type IN ('text', 'jsonb', 'character varying')
                               OR udt_name IN ('_text', '_varchar'))
                          AND (table_name, column_name) <> ('invoice', 'document')
                        """)
                .query((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .flatMap(column -> search(column, word, person))
                .toList();
    }

    private Stream<String> search(List<String> column, String word, Person person) {
        var table = column.get(0) + "." + column.get(1);
        var own = word.equals(LICENCE) && table.equals("rental.licence");
        if (word.equals(LICENCE) && !own) {
            return Stream.empty();
        }
        var found =
                database.sql(
                                """
                                SELECT count(*) FROM %s AS t
                                WHERE strpos(lower(%s::text), lower(:word)) > 0 %s
                                """
                                        .formatted(
                                                table,
                                                column.get(2),
                                                own ? "AND driver_id = :driver::uuid" : ""))
                        .param("word", word)
                        .param("driver", person.id())
                        .query(Integer.class)
                        .single();
        return found == 0 ? Stream.empty() : Stream.of(table + "." + column.get(2));
    }

    private int count(String rows, String id) {
        return database.sql("SELECT count(*) FROM " + rows)
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
