package org.bluehorizons.rental.memberships;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.rental.drivers.Person;
import org.bluehorizons.rental.invoices.Invoice;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class CorporatesTest {

    private static final ZoneId SINGAPORE = ZoneId.of("Asia/Singapore");

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private CorporateInvoices invoices;
    @Autowired private Clock clock;
    private Rest operator;
    private String corporate = "";

    @BeforeEach
    void makeCorporate() {
        operator = Rest.as(port, "operator");
        var made =
                operator.post(
                        "/v1/corporates",
                        """
                        {"market": "SG", "name": "Acme Pte. Ltd.",
                         "billingEmail": "bills@acme.example", "address": "1 Raffles Place"}
                        """);
        assertThat(made.status()).isEqualTo(201);
        corporate = made.header("Location");
    }

    @Test
    void givesMembersThePlanWhileTheyAreMembers() {
        var driver = Person.registered(port);
        var added = add("driverId", driver.id(), "Sales");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text("/planId")).isEqualTo(plan("corporate"));
        assertThat(operator.get(corporate + "/members").text("/items/0/costCentre"))
                .isEqualTo("Sales");
        assertThat(choose(driver, "monthly").text("/code")).isEqualTo("plan_of_corporate");
        assertThat(operator.delete(corporate + "/members/" + driver.id()).status()).isEqualTo(204);
        assertThat(driver.rest().get("/v1/me/plan").text("/planId"))
                .isEqualTo(plan("pay-as-you-go"));
        assertThat(operator.delete(corporate + "/members/" + driver.id()).text("/code"))
                .isEqualTo("member_not_found");
    }

    @Test
    void takesOnlyAnAddressThatTheDriverHasVerified() {
        var driver = Person.registered(port);
        assertThat(add("email", driver.email(), "").status()).isEqualTo(404);
        driver.verify("email");
        assertThat(add("email", driver.email(), "").text("/driverId")).isEqualTo(driver.id());
    }

    @Test
    void hasNoMemberOfAnotherCorporate() {
        var driver = Person.registered(port);
        add("driverId", driver.id(), "Sales");
        makeCorporate();
        assertThat(add("driverId", driver.id(), "Sales").text("/code"))
                .isEqualTo("member_elsewhere");
    }

    @Test
    void letsAllMembersLeaveWhenItEnds() {
        var driver = Person.registered(port);
        add("driverId", driver.id(), "Sales");
        var ended = operator.patch(corporate, "{\"active\": false}", "If-Match", "\"1\"");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(driver.rest().get("/v1/me/plan").json().at("/corporateId").isNull()).isTrue();
        assertThat(add("driverId", driver.id(), "Sales").text("/code"))
                .isEqualTo("corporate_ended");
    }

    @Test
    void invoicesAMonthByCostCentreOnceWhoeverIsFirst() {
        var driver = Person.registered(port);
        add("driverId", driver.id(), "Sales");
        var month = YearMonth.now(clock.withZone(SINGAPORE)).minusMonths(1);
        var lastSecond = month.plusMonths(1).atDay(1).atStartOfDay(SINGAPORE).minusSeconds(1);
        trip(driver, "Sales", "12.00", lastSecond.toInstant(), null);
        trip(driver, null, "8.00", lastSecond.minusDays(3).toInstant(), "approved");
        trip(driver, "Repairs", "5.50", lastSecond.minusDays(2).toInstant(), null);
        trip(driver, "Sales", "3.00", lastSecond.minusDays(9).toInstant(), null);
        var disputed =
                trip(driver, "Sales", "99.00", lastSecond.minusDays(8).toInstant(), "wanted");
        trip(driver, "Sales", "77.00", lastSecond.plusSeconds(1).toInstant(), null);

        var issued = new ConcurrentLinkedQueue<Invoice>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10)
                    .forEach(_ ->
                            threads.submit(() ->
                                    issued.add(
                                            invoices.issue(id(), month, Actor.SYSTEM)
                                                    .orElseThrow())));
        }
        assertThat(issued).hasSize(10).allMatch(issued.peek()::equals);
        var answer = order(month);
        assertThat(answer.text("/document/total/amount")).isEqualTo("28.50");
        assertThat(answer.text("/document/buyer/address")).isEqualTo("1 Raffles Place");
        assertThat(
                        answer.json()
                                .at("/document/lines")
                                .valueStream()
                                .map(line ->
                                        line.at("/section").asString()
                                                + " "
                                                + line.at("/amount/amount").asString()))
                .containsExactly(
                        "Cost centre Repairs 5.50",
                        "Cost centre Sales 3.00",
                        "Cost centre Sales 12.00",
                        "No cost centre 8.00");
        assertThat(onInvoices(disputed)).isZero();
    }

    @Test
    void refusesAMonthThatHasNotEndedAndOneWithoutTrips() {
        var month = YearMonth.now(clock.withZone(SINGAPORE));
        assertThat(order(month).text("/errors/0/field")).isEqualTo("month");
        assertThat(order(month.minusMonths(1)).text("/code")).isEqualTo("nothing_to_invoice");
    }

    private Rest.Answer order(YearMonth month) {
        return operator.post(corporate + "/invoices", "{\"month\": \"%s\"}".formatted(month));
    }

    private Rest.Answer add(String by, String value, String costCentre) {
        return operator.post(
                corporate + "/members",
                "{\"%s\": \"%s\", \"costCentre\": \"%s\"}".formatted(by, value, costCentre));
    }

    private Rest.Answer choose(Person driver, String code) {
        return driver.rest().postOnce("/v1/me/plan", "{\"planId\": \"%s\"}".formatted(plan(code)));
    }

    private String plan(String code) {
        return database.sql("SELECT id FROM rental.plan WHERE market = 'SG' AND code = :code")
                .param("code", code)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private UUID trip(
            Person driver,
            @Nullable String costCentre,
            String total,
            Instant endedAt,
            @Nullable String review) {
        return database.sql(
                        """
                        INSERT INTO rental.booking
                            (driver_id, vehicle_id, market, plan_id, tariff_id, kind, state, made_at,
                             starts_at, expires_at, corporate_id, cost_centre, currency, estimate,
                             deposit, started_at, ended_at, total, review, made_by, changed_at)
                        SELECT id, uuidv7(), 'SG', plan_id, uuidv7(), 'hold', 'ended', at, at, at,
                               :corporate, :costCentre, 'SGD', '{}', 0, at, :endedAt, :total, :review,
                               'test', now()
                        FROM rental.driver, (SELECT :endedAt::timestamptz - interval '1 hour' AS at)
                        WHERE id = :driver::uuid
                        RETURNING id
                        """)
                .param("corporate", id())
                .param("costCentre", costCentre)
                .param("endedAt", endedAt.atOffset(ZoneOffset.UTC))
                .param("total", new BigDecimal(total))
                .param("review", review)
                .param("driver", driver.id())
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    private int onInvoices(UUID booking) {
        return database.sql("SELECT count(*) FROM rental.invoiced_booking WHERE booking_id = :id")
                .param("id", booking)
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private UUID id() {
        return UUID.fromString(corporate.substring(corporate.lastIndexOf('/') + 1));
    }
}
