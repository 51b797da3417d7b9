package org.bluehorizons.rental.memberships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bluehorizons.notifications.Notifications;
import org.bluehorizons.rental.drivers.Person;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class MembershipsTest {

    private static final Duration MORE_THAN_A_MONTH = Duration.ofDays(32);

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    @Autowired private Memberships memberships;
    @Autowired private Notifications notifications;
    @Autowired private Clock clock;
    private Rest operator;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
    }

    @Test
    void showsDriversThePlansOfTheirMarket() {
        var plans = Person.registered(port).rest().get("/v1/plans?market=JP").json().at("/items");
        assertThat(plans.valueStream().map(plan -> plan.at("/code").asString()))
                .contains("pay-as-you-go", "monthly")
                .doesNotContain("corporate");
        assertThat(plans.valueStream().map(plan -> plan.at("/market").asString()))
                .containsOnly("SG");
    }

    @Test
    void makesAndChangesPlans() {
        var made =
                operator.post(
                        "/v1/plans",
                        """
                        {"market": "SG", "code": "plus-%s", "name": "Plus", "kind": "monthly",
                         "monthlyFee": "18.00"}
                        """
                                .formatted(UUID.randomUUID().toString().substring(0, 8)));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/monthlyFee/amount")).isEqualTo("18.00");
        var changed =
                operator.patch(
                        made.header("Location"),
                        "{\"active\": false, \"monthlyFee\": \"20.00\"}",
                        "If-Match",
                        "\"1\"");
        assertThat(changed.text("/active")).isEqualTo("false");
        assertThat(
                        operator.patch(
                                        made.header("Location"),
                                        "{\"monthlyFee\": \"0\"}",
                                        "If-Match",
                                        "*")
                                .text("/errors/0/field"))
                .isEqualTo("monthlyFee");
        var last =
                operator.patch(
                        "/v1/plans/" + plan("pay-as-you-go"),
                        "{\"active\": false}",
                        "If-Match",
                        "*");
        assertThat(last.text("/code")).isEqualTo("last_plan");
    }

    @Test
    void collectsTheFirstMonthAndInvoicesIt() {
        var driver = Person.registered(port);
        pay(driver, "sim_ok");
        var chosen = choose(driver, "monthly");
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.text("/paidUntil")).isNotEmpty();
        var invoice =
                await().until(
                                () -> driver.rest().get("/v1/me/invoices"),
                                page -> !page.json().at("/items").isEmpty());
        assertThat(invoice.text("/items/0/document/total/amount")).isEqualTo("12.00");
        assertThat(invoice.text("/items/0/document/lines/0/description")).startsWith("Monthly, ");
        assertThat(payments(driver, "captured")).isEqualTo(1);
        var path = "/v1/invoices/" + invoice.text("/items/0/id");
        assertThat(driver.rest().get(path + ".pdf").response().body()).startsWith("%PDF");
        assertThat(driver.rest().get(path, "Accept", "application/pdf").header("Content-Type"))
                .isEqualTo("application/pdf");
        assertThat(driver.rest().get(path).text("/document/number")).startsWith("SG-");
        assertThat(Person.registered(port).rest().get(path).status()).isEqualTo(404);
        assertThat(operator.get(path).status()).isEqualTo(200);
    }

    @Test
    void letsStaffChooseForADriverAndSayWhy() {
        var driver = Person.registered(port);
        pay(driver, "sim_ok");
        var path = "/v1/drivers/%s/plan".formatted(driver.id());
        var json = "{\"planId\": \"%s\", \"reason\": \"%s\"}";
        assertThat(operator.postOnce(path, json.formatted(plan("monthly"), "")).status())
                .isEqualTo(422);
        operator.postOnce(path, json.formatted(plan("monthly"), "asked by phone"));
        assertThat(operator.get(path).text("/planId")).isEqualTo(plan("monthly"));
        var entries =
                Rest.administrator(port).get("/v1/audit-entries?subject=driver:" + driver.id());
        assertThat(entries.json().toString()).contains("asked by phone");
    }

    @Test
    void needsSomethingToPayAFeeWith() {
        var driver = Person.registered(port);
        assertThat(choose(driver, "monthly").text("/code")).isEqualTo("payment_method_required");
        assertThat(driver.rest().get("/v1/me/plan").text("/planId"))
                .isEqualTo(plan("pay-as-you-go"));
    }

    @Test
    void keepsAPaidMonthUntilItEnds() {
        var driver = Person.registered(port);
        pay(driver, "sim_ok");
        choose(driver, "monthly");
        var leaving = choose(driver, "pay-as-you-go");
        assertThat(leaving.text("/planId")).isEqualTo(plan("monthly"));
        assertThat(leaving.text("/nextPlanId")).isEqualTo(plan("pay-as-you-go"));
        assertThat(choose(driver, "monthly").json().at("/nextPlanId").isNull()).isTrue();
        choose(driver, "pay-as-you-go");
        renew(driver, clock.instant().plus(MORE_THAN_A_MONTH));
        var left = driver.rest().get("/v1/me/plan");
        assertThat(left.text("/planId")).isEqualTo(plan("pay-as-you-go"));
        assertThat(left.json().at("/paidUntil").isNull()).isTrue();
        assertThat(fees(driver)).isEqualTo(1);
    }

    @Test
    void renewsOnceAMonthHoweverManyNodesTry() {
        var driver = Person.registered(port);
        pay(driver, "sim_ok");
        choose(driver, "monthly");
        renew(driver, clock.instant());
        assertThat(fees(driver)).isEqualTo(1);
        var later = clock.instant().plus(MORE_THAN_A_MONTH);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(_ -> threads.submit(() -> renew(driver, later)));
        }
        assertThat(fees(driver)).isEqualTo(2);
        assertThat(Instant.parse(driver.rest().get("/v1/me/plan").text("/paidUntil")))
                .isAfter(later);
    }

    @Test
    void endsAPlanWhoseFeeCannotBeCollectedWithoutADebt() {
        var driver = Person.registered(port);
        pay(driver, "sim_declined");
        assertThat(choose(driver, "monthly").text("/planId")).isEqualTo(plan("monthly"));
        await().until(() ->
                driver.rest().get("/v1/me/plan").text("/planId").equals(plan("pay-as-you-go")));
        assertThat(payments(driver, "declined")).isEqualTo(1);
        assertThat(driver.rest().get("/v1/me").json().at("/inDebtSince").isNull()).isTrue();
        assertThat(events(driver, "membership.suspended")).isEqualTo(1);
        var subject = driver.rest().get("/v1/me").text("/subject");
        await().until(() ->
                notifications.toldTo(subject).stream()
                        .anyMatch(told -> told.title().equals("Your plan has ended")));
    }

    @Test
    void makesAndEndsPromoCodes() {
        var code = "P" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var json = "{\"code\": \"%s\", \"market\": \"SG\", \"percent\": \"20\"}".formatted(code);
        var made = operator.post("/v1/promo-codes", json);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/usesEach")).isEqualTo("1");
        assertThat(operator.post("/v1/promo-codes", json).text("/code"))
                .isEqualTo("promo_code_taken");
        assertThat(
                        operator.post("/v1/promo-codes", json.replace("}", ", \"amount\": \"5\"}"))
                                .text("/errors/0/field"))
                .isEqualTo("percent");
        assertThat(isInEffect(code)).isTrue();
        var ended = operator.post("/v1/promo-codes/" + code + "/end", "");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(isInEffect(code)).isFalse();
        assertThat(operator.post("/v1/promo-codes/" + code + "/end", "").text("/until"))
                .isEqualTo(ended.text("/until"));
        assertThat(operator.get("/v1/promo-codes").json().toString()).contains(code);
    }

    private boolean isInEffect(String code) {
        return database.sql(
                        "SELECT effective @> :now::timestamptz FROM rental.promo WHERE code = :code")
                .param("now", clock.instant().toString())
                .param("code", code)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    private void pay(Person driver, String token) {
        database.sql(
                        """
                        INSERT INTO rental.payment_method
                            (driver_id, provider, token, label, is_default)
                        VALUES (:id::uuid, 'simulated', :token, 'Simulated card', true)
                        """)
                .param("id", driver.id())
                .param("token", token)
                .update();
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

    private void renew(Person driver, Instant now) {
        memberships.renew(UUID.fromString(driver.id()), now);
    }

    private int fees(Person driver) {
        return count("rental.membership_fee WHERE driver_id = :id::uuid", driver, "");
    }

    private int payments(Person driver, String state) {
        return count("rental.payment WHERE driver_id = :id::uuid AND state = :word", driver, state);
    }

    private int events(Person driver, String type) {
        return count("rental.event WHERE driver_id = :id::uuid AND type = :word", driver, type);
    }

    private int count(String rows, Person driver, String word) {
        return database.sql("SELECT count(*) FROM " + rows)
                .param("id", driver.id())
                .param("word", word)
                .query((row, _) -> row.getInt(1))
                .single();
    }
}
