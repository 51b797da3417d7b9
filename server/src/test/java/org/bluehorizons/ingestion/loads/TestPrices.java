package org.bluehorizons.ingestion.loads;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prices between the places that a new platform brings along. */
record TestPrices(JdbcClient database) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ROWS_OF_A_DAY = 700;
    private static final int PLACES = 40;
    private static final List<String> CURRENCIES = List.of("SGD", "EUR");

    /** In the order of days; waits for the places. */
    String file(int rows, RandomGenerator chance) {
        await("places").atMost(SOON).until(() -> places().size() == PLACES);
        var places = places();
        var csv = new StringBuilder("origin,destination,day,amount,currency\n");
        for (var row = 0; row < rows; row++) {
            csv.append(
                    "%s,%s,%s,%d.%02d,%s\n"
                            .formatted(
                                    places.get(chance.nextInt(PLACES)),
                                    places.get(chance.nextInt(PLACES)),
                                    FIRST_DAY.plusDays(row / ROWS_OF_A_DAY),
                                    1 + chance.nextInt(900),
                                    chance.nextInt(100),
                                    CURRENCIES.get(chance.nextInt(CURRENCIES.size()))));
        }
        return csv.toString();
    }

    private List<String> places() {
        return database.sql("SELECT code FROM ingestion.place ORDER BY code LIMIT " + PLACES)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What readers see, as the file has it. */
    List<String> stored() {
        return database
                .sql(
                        """
                        SELECT concat_ws(',', o.code, d.code, day, amount, currency)
                        FROM ingestion.price
                        JOIN ingestion.place AS o ON o.id = origin_id
                        JOIN ingestion.place AS d ON d.id = destination_id
                        WHERE generation = (SELECT generation FROM ingestion.price_state)
                        """)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .sorted()
                .toList();
    }

    /** What {@link #stored} answers when each row is there once. */
    static List<String> inFile(String csv) {
        return csv.lines().skip(1).sorted().toList();
    }

    /** What is kept for the rates API. */
    List<String> totals() {
        return database.sql(
                        """
                        SELECT concat_ws(',', origin_id, destination_id, day, currency, total::float8,
                                         prices)
                        FROM ingestion.price_total
                        WHERE generation = (SELECT generation FROM ingestion.price_state)
                        ORDER BY 1
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The same, from the single prices. */
    List<String> totalsAnew() {
        return database.sql(
                        """
                        SELECT concat_ws(',', origin_id, destination_id, day, currency,
                                         sum(amount)::float8, count(*))
                        FROM ingestion.price
                        WHERE generation = (SELECT generation FROM ingestion.price_state)
                        GROUP BY origin_id, destination_id, day, currency ORDER BY 1
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
