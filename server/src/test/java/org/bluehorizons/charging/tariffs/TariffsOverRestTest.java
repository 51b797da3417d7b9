package org.bluehorizons.charging.tariffs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class TariffsOverRestTest {

    private static final String TARIFFS = "/v1/charging/tariffs";

    @LocalServerPort private int port;
    @Autowired private SessionCosts costs;
    @Autowired private JdbcClient database;
    private Rest operator;
    private final String station = "T" + UUID.randomUUID().toString().substring(0, 12);
    private UUID site = new UUID(0, 0);

    @BeforeEach
    void aStationAtASite() {
        operator = Rest.as(port, "operator");
        site =
                database.sql("INSERT INTO charging.site (name) VALUES ('Depot') RETURNING id")
                        .query(UUID.class)
                        .single();
        database.sql("INSERT INTO charging.station (id, site_id) VALUES (:id, :site)")
                .param("id", station)
                .param("site", site)
                .update();
    }

    @Test
    void pricesASessionByTheMostSpecificTariff() {
        assertThat(costNow(false)).isNull();
        make("site", "0.50", false, "\"siteIds\": [\"%s\"]".formatted(site));
        assertThat(amountNow(false)).isEqualByComparingTo("5.00");
        make("station", "0.40", false, "\"stationIds\": [\"%s\"]".formatted(station));
        assertThat(amountNow(false)).isEqualByComparingTo("4.00");
        assertThat(costNow(true)).as("our own cars").isNull();
        make("own cars", "0.20", true, "\"siteIds\": [\"%s\"]".formatted(site));
        assertThat(amountNow(true)).isEqualByComparingTo("2.00");
        assertThat(amountNow(false)).isEqualByComparingTo("4.00");
    }

    @Test
    void keepsThePriceOfSessionsThatHaveBegunWhenTheTariffEnds() {
        var made = make("old", "0.50", false, "\"stationIds\": [\"%s\"]".formatted(station));
        var begun = Instant.now();
        assertThat(operator.delete(made.header("Location"), "If-Match", "\"1\"").status())
                .isEqualTo(204);

        assertThat(requireNonNull(cost(begun, false)).amount()).isEqualByComparingTo("5.00");
        assertThat(costNow(false)).isNull();
    }

    @Test
    void refusesToChangePricesInEffectButMovesTheTariff() {
        var made = make("old", "0.50", false, "\"stationIds\": [\"%s\"]".formatted(station));
        var dearer = body("old", "0.60", false, "\"stationIds\": [\"%s\"]".formatted(station));
        var refused = operator.put(made.header("Location"), dearer, "If-Match", "\"1\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("tariff_in_effect");

        var moved =
                operator.put(
                        made.header("Location"),
                        body("new", "0.50", false, "\"siteIds\": [\"%s\"]".formatted(site)),
                        "If-Match",
                        "\"1\"");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.text("/siteIds/0")).isEqualTo(site.toString());
        assertThat(moved.json().at("/stationIds").size()).isZero();
    }

    @Test
    void quotesWithTheTaxInThePrice() {
        var quote =
                operator.post(
                        TARIFFS + "/quote",
                        """
                        {"currency": "SGD", "chargingMinutes": 60, "idleMinutes": 30,
                         "kilowattHours": 20.5, "startedAt": "2026-03-02T13:00:00Z",
                         "timeZone": "Asia/Singapore",
                         "terms": {"perSession": 1, "perKilowattHour": 0.6, "perIdleMinute": 0.2,
                                   "idleGraceMinutes": 10, "taxPercent": 9,
                                   "windows": [{"name": "night", "from": "21:30", "until": "06:00",
                                                "perKilowattHour": 0.4}]}}
                        """);
        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.json().at("/amount").decimalValue()).isEqualByComparingTo("15.25");
        assertThat(quote.json().at("/taxIncluded").decimalValue()).isEqualByComparingTo("1.26");
        assertThat(quote.json().at("/lines").size()).isEqualTo(4);
    }

    @Test
    void quotesWhatHoldsAtAStation() {
        var asked = "{\"stationId\": \"%s\", \"kilowattHours\": 10}".formatted(station);
        assertThat(operator.post(TARIFFS + "/quote", asked).text("/code"))
                .isEqualTo("no_charging_tariff");
        make("station", "0.40", false, "\"stationIds\": [\"%s\"]".formatted(station));
        assertThat(operator.post(TARIFFS + "/quote", asked).json().at("/amount").decimalValue())
                .isEqualByComparingTo("4.00");
    }

    @Test
    void namesTheFieldThatBreaksARule() {
        assertThat(field("\"name\": \"x\", \"currency\": \"SGD\"")).isEqualTo("terms");
        assertThat(field("\"name\": \"x\", \"currency\": \"XXY\", \"terms\": {}"))
                .isEqualTo("currency");
        assertThat(
                        field(
                                "\"name\": \"x\", \"currency\": \"SGD\", \"terms\": {\"perKilowattHour\": -1}"))
                .isEqualTo("terms.perKilowattHour");
        assertThat(
                        field(
                                "\"name\": \"x\", \"currency\": \"SGD\", \"terms\": {}, \"validFrom\": \"2020-01-01T00:00:00Z\""))
                .isEqualTo("validFrom");
        assertThat(
                        field(
                                "\"name\": \"x\", \"currency\": \"SGD\", \"terms\": {}, \"stationIds\": [\"nowhere\"]"))
                .isEqualTo("stationIds");
    }

    private String field(String members) {
        var refused = operator.post(TARIFFS, "{" + members + "}");
        assertThat(refused.status()).isEqualTo(422);
        return refused.text("/errors/0/field");
    }

    private Rest.Answer make(String name, String price, boolean internal, String where) {
        var made = operator.post(TARIFFS, body(name, price, internal, where));
        assertThat(made.status()).isEqualTo(201);
        return made;
    }

    private static String body(String name, String price, boolean internal, String where) {
        return """
        {"name": "%s", "currency": "SGD", "internal": %s, %s,
         "terms": {"perKilowattHour": %s, "taxPercent": 9}}
        """
                .formatted(name, internal, where, price);
    }

    private BigDecimal amountNow(boolean internal) {
        return requireNonNull(costNow(internal)).amount();
    }

    private @Nullable SessionCost costNow(boolean internal) {
        return cost(Instant.now(), internal);
    }

    private @Nullable SessionCost cost(Instant start, boolean internal) {
        return costs.cost(
                        List.of(
                                new ChargingSession(
                                        UUID.randomUUID(),
                                        station,
                                        1,
                                        start,
                                        start.plusSeconds(3_600),
                                        null,
                                        BigDecimal.valueOf(10_000),
                                        internal)))
                .getFirst();
    }
}
