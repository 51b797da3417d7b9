package org.bluehorizons.ingestion.rates;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.LoadMode;
import org.bluehorizons.ingestion.Staged;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

/** What loads of prices leave behind. Replaces all prices, so it has a platform of its own. */
@PlatformTest
@DirtiesContext
class PricesTest {

    private static final String PLACES = "code,name,region,latitude,longitude\n";
    private static final String PRICES = "origin,destination,day,amount,currency\n";

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired DataSource connections;
    @Autowired Prices prices;
    @Autowired OldPrices oldPrices;
    @Autowired List<DataSet> dataSets;

    @BeforeEach
    void twoPlaces() throws SQLException {
        load("regions", "slug,name,parent\npt-up,Up,\npt-a,A,pt-up\npt-b,B,pt-up");
        load("places", PLACES + "PT-1,One,pt-a,1.5,103.5\nPT-2,Two,pt-b,,");
        replace("");
    }

    @Test
    void appendsPrices() throws SQLException {
        load("prices", PRICES + three("2030-01-01", "10"));
        load("prices", PRICES + three("2030-01-01", "20"));

        assertThat(rate("pt-up", "pt-b", "2030-01-01")).isEqualTo("15.0 of 6");
    }

    @Test
    void mergingReplacesTheDaysInTheFile() throws SQLException {
        load("prices", PRICES + three("2030-01-01", "10") + "\n" + three("2030-01-02", "10"));
        Staged.load(prices, connections, LoadMode.MERGE, PRICES + three("2030-01-02", "40"));

        assertThat(rate("PT-1", "PT-2", "2030-01-01")).isEqualTo("10.0 of 3");
        assertThat(rate("PT-1", "PT-2", "2030-01-02")).isEqualTo("40.0 of 3");
        assertThat(rate("pt-up", "pt-up", "2030-01-02")).isEqualTo("40.0 of 3");
    }

    @Test
    void replacingShowsTheNewPricesAtOnceAndDropsTheOldOnes() throws SQLException {
        load("prices", PRICES + three("2030-01-01", "10"));
        var running =
                Staged.begin(
                        prices, connections, LoadMode.REPLACE, PRICES + three("2030-01-05", "70"));
        assertThat(rate("PT-1", "PT-2", "2030-01-01")).isEqualTo("10.0 of 3");
        assertThat(rate("PT-1", "PT-2", "2030-01-05")).isEqualTo("null of null");

        running.publish();
        assertThat(rate("PT-1", "PT-2", "2030-01-01")).isEqualTo("null of null");
        assertThat(rate("pt-a", "pt-up", "2030-01-05")).isEqualTo("70.0 of 3");

        oldPrices.drop();
        assertThat(partitions()).isEqualTo(PriceGenerations.TABLES.size());
        assertThat(rate("PT-1", "PT-2", "2030-01-05")).isEqualTo("70.0 of 3");
    }

    @Test
    void aReplacementThatIsGivenUpLeavesNothing() throws SQLException {
        load("prices", PRICES + three("2030-01-01", "10"));
        Staged.begin(prices, connections, LoadMode.REPLACE, PRICES + three("2030-01-05", "70"))
                .discard();
        oldPrices.drop();

        assertThat(partitions()).isEqualTo(PriceGenerations.TABLES.size());
        assertThat(rate("PT-1", "PT-2", "2030-01-01")).isEqualTo("10.0 of 3");
    }

    @Test
    void pricesFollowAPlaceThatMoves() throws SQLException {
        load("prices", PRICES + three("2030-01-01", "10"));
        assertThat(rate("pt-a", "pt-b", "2030-01-01")).isEqualTo("10.0 of 3");

        load("places", PLACES + "PT-1,One,pt-b,1.5,103.5");
        assertThat(rate("pt-a", "pt-b", "2030-01-01")).isEqualTo("null of null");
        assertThat(rate("pt-b", "pt-b", "2030-01-01")).isEqualTo("10.0 of 3");
    }

    @Test
    void pricesFollowARegionThatMoves() throws SQLException {
        load("prices", PRICES + three("2030-01-01", "10"));

        load("regions", "slug,name,parent\npt-a,A,");
        assertThat(rate("pt-up", "pt-b", "2030-01-01")).isEqualTo("null of null");
        assertThat(rate("pt-a", "pt-up", "2030-01-01")).isEqualTo("10.0 of 3");
    }

    @Test
    void convertsByTheRateOfTheDayOrTheLastBefore() throws SQLException {
        load("currency-rates", "day,currency,per_base\n2029-12-30,JPY,110\n2030-01-02,JPY,120");
        load("prices", PRICES + three("2030-01-01", "2") + "\n" + three("2030-01-02", "2"));

        assertThat(rate("PT-1", "PT-2", "2030-01-01&currency=JPY")).isEqualTo("220 of 3");
        assertThat(rate("PT-1", "PT-2", "2030-01-02&currency=JPY")).isEqualTo("240 of 3");
    }

    @Test
    void refusesARateOfTheBaseCurrencyThatIsNotOne() throws SQLException {
        var outcome =
                Staged.merge(
                        dataSet("currency-rates"),
                        connections,
                        "day,currency,per_base\n2030-01-01,SGD,2\n2030-01-01,EUR,0");
        assertThat(outcome.rejected())
                .containsExactly(
                        "2 per_base: 1, for the base currency itself",
                        "3 per_base: a number over 0");
    }

    private void load(String dataSet, String csv) throws SQLException {
        assertThat(Staged.merge(dataSet(dataSet), connections, csv).rejected()).isEmpty();
    }

    private DataSet dataSet(String name) {
        return dataSets.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private void replace(String rows) throws SQLException {
        Staged.load(prices, connections, LoadMode.REPLACE, PRICES + rows);
        oldPrices.drop();
    }

    private long partitions() {
        return database.sql(
                        """
                        SELECT count(*) FROM pg_class
                        WHERE relnamespace = 'ingestion'::regnamespace AND relkind = 'r'
                          AND relname ~ '^(price|price_total|region_total|place_total)_[0-9]+$'
                        """)
                .query(Long.class)
                .single();
    }

    private String rate(String origin, String destination, String dayAndMore) {
        var answer =
                Rest.as(port, "partner")
                        .get(
                                "/v1/rates?date_from=%s&date_to=%s&orig_code=%s&dest_code=%s"
                                        .formatted(
                                                dayAndMore.substring(0, 10),
                                                dayAndMore,
                                                origin,
                                                destination));
        var row = answer.json().at("/rates/0");
        return "%s of %s".formatted(word(row, "price"), word(row, "count"));
    }

    private static String word(JsonNode row, String member) {
        return row.get(member).isNull() ? "null" : row.get(member).asString();
    }

    private static String three(String day, String amount) {
        var row = "PT-1,PT-2,%s,%s,SGD".formatted(day, amount);
        return String.join("\n", row, row, row);
    }
}
