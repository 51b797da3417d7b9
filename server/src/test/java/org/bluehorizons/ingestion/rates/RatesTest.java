package org.bluehorizons.ingestion.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.springframework.transaction.support.TransactionTemplate;

/** {@code GET /v1/rates}: the questions that are refused, and the shape of an answer. */
@PlatformTest
class RatesTest {

    private static final String JANUARY = "date_from=1940-01-01&date_to=1940-01-04";

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired TransactionTemplate transactions;

    private Rest caller = Rest.anonymous(0);

    @BeforeEach
    void threePricesOnTheSecondOfJanuaryAndTwoOnTheThird() {
        caller = Rest.as(port, "partner");
        transactions.executeWithoutResult(_ -> {
            var known =
                    database.sql("SELECT count(*) FROM ingestion.place WHERE code = 'RT-A'")
                            .query(Long.class)
                            .single();
            if (known == 0) {
                database.sql(
                                """
                                WITH above AS (
                                    INSERT INTO ingestion.region (slug, name)
                                    VALUES ('rt-north', 'North') RETURNING id),
                                below AS (
                                    INSERT INTO ingestion.region (slug, name, parent_id)
                                    SELECT 'rt-bay', 'Bay', id FROM above RETURNING id)
                                INSERT INTO ingestion.place (code, name, region_id)
                                SELECT code, code, id FROM below, unnest('{RT-A,RT-B}'::text[]) AS code
                                """)
                        .update();
                new PriceWorldTables(database)
                        .addPrices(
                                List.of(
                                        price("1940-01-02", "10.00"),
                                        price("1940-01-02", "10.01"),
                                        price("1940-01-02", "9.98"),
                                        price("1940-01-03", "99"),
                                        price("1940-01-03", "99")));
            }
        });
    }

    @Test
    void listsEachDayNewestFirst() {
        var answer = caller.get("/v1/rates?" + JANUARY + "&orig_code=RT-A&dest_code=RT-B");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body())
                .isEqualTo(
                        """
                        {"rates":[\
                        {"day":"1940-01-04","price":null,"count":null},\
                        {"day":"1940-01-03","price":null,"count":2},\
                        {"day":"1940-01-02","price":10.00,"count":3},\
                        {"day":"1940-01-01","price":null,"count":null}]}\
                        """);
        assertThat(answer.header("Rates-Currency")).isEqualTo("SGD");
    }

    @Test
    void answersForRegionsOfAnyDepth() {
        for (var origin : List.of("RT-A", "rt-bay", "rt-north")) {
            for (var destination : List.of("RT-B", "rt-bay", "rt-north")) {
                var answer =
                        caller.get(
                                "/v1/rates?%s&orig_code=%s&dest_code=%s"
                                        .formatted(JANUARY, origin, destination));
                assertThat(answer.json().at("/rates/2/price").asString())
                        .as("%s to %s", origin, destination)
                        .isEqualTo("10.0");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "date_from=2021-1-01&date_to=2021-01-31&orig_code=RT-A&dest_code=RT-B, date_from",
        "date_from=2021-02-30&date_to=2021-03-31&orig_code=RT-A&dest_code=RT-B, date_from",
        "date_from=20210101&date_to=2021-01-31&orig_code=RT-A&dest_code=RT-B, date_from",
        "date_from=2021-01-01&orig_code=RT-A&dest_code=RT-B, date_to",
        "date_from=2021-01-02&date_to=2021-01-01&orig_code=RT-A&dest_code=RT-B, date_to",
        "date_from=2020-01-01&date_to=2021-01-01&orig_code=RT-A&dest_code=RT-B, date_to",
        "date_from=2021-01-01&date_to=2021-01-31&orig_code=RT-X&dest_code=RT-B, orig_code",
        "date_from=2021-01-01&date_to=2021-01-31&orig_code=rt-a&dest_code=RT-B, orig_code",
        "date_from=2021-01-01&date_to=2021-01-31&orig_code=RT-A&dest_code=, dest_code",
        "date_from=2021-01-01&date_to=2021-01-31&orig_code=RT-A&dest_code=nowhere, dest_code",
        "date_from=2021-01-01&date_to=2021-01-31&orig_code=RT-A&dest_code=RT-B&currency=SGX, currency",
    })
    void namesTheParameterThatIsWrong(String parameters, String wrong) {
        var answer = caller.get("/v1/rates?" + parameters);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("errors")).hasSize(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo(wrong);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(caller.get("/v1/rates").json().get("errors")).hasSize(4);
        assertThat(
                        caller.get("/v1/rates?" + JANUARY + "&orig_code=NIX&dest_code=nix")
                                .json()
                                .get("errors"))
                .hasSize(2);
    }

    @Test
    void takesAWholeLeapYear() {
        var answer =
                caller.get(
                        "/v1/rates?date_from=1940-01-01&date_to=1940-12-31&orig_code=RT-A&dest_code=RT-B");
        assertThat(answer.json().get("rates")).hasSize(366);
    }

    @Test
    void answersNotModifiedUntilPricesChange() {
        var path = "/v1/rates?" + JANUARY + "&orig_code=rt-bay&dest_code=rt-bay";
        var first = caller.get(path);
        assertThat(first.header("Cache-Control")).contains("private").contains("no-cache");

        assertThat(caller.get(path, "If-None-Match", first.header("ETag")).status()).isEqualTo(304);

        transactions.executeWithoutResult(
                _ -> new PriceWorldTables(database).addPrices(List.of(price("1940-02-01", "1"))));
        assertThat(caller.get(path, "If-None-Match", first.header("ETag")).status()).isEqualTo(200);
    }

    @Test
    void isForStaffAndPartners() {
        var path = "/v1/rates?" + JANUARY + "&orig_code=RT-A&dest_code=RT-B";
        assertThat(Rest.as(port, "stakeholder").get(path).status()).isEqualTo(200);
        assertThat(Rest.as(port, "operator").get(path).status()).isEqualTo(200);
        assertThat(Rest.as(port, "maintenance").get(path).status()).isEqualTo(403);
        assertThat(Rest.anonymous(port).get(path).status()).isEqualTo(401);
    }

    private static PriceWorld.Price price(String day, String amount) {
        return new PriceWorld.Price(
                "RT-A", "RT-B", LocalDate.parse(day), new BigDecimal(amount), "SGD");
    }
}
