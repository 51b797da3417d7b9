package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bluehorizons.testing.Rest;
import org.bluehorizons.testing.Rest.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who loads files of readings, and sees what becomes of them. */
final class TestLoads {

    static final String HEADER = "key,day,amount,place,count\n";

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final List<String> OVER = List.of("done", "failed", "cancelled");

    private final Rest rest;
    private final JdbcClient database;

    TestLoads(Rest rest, JdbcClient database) {
        this.rest = rest;
        this.database = database;
    }

    /** A prefix that no other test has. */
    static String prefix() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    static String row(String key, int number) {
        return "%s,2026-11-%02d,%d.%02d,%s,%d\n"
                .formatted(
                        key,
                        1 + number % 28,
                        14 + number % 900,
                        number % 100,
                        number % 2 == 0 ? "SGSIN" : "NLRTM",
                        number % 50);
    }

    static String rows(String prefix, int rows) {
        return rows(rows, number -> row("%s-%06d".formatted(prefix, number), number));
    }

    static String rows(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("", HEADER, ""));
    }

    /** The file's id. */
    String upload(String csv) {
        var answer =
                rest.postFile(
                        "/v1/load-files?name=readings.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        "text/csv");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.text("/id");
    }

    /**
     * @param further members of the load, each with a comma before
     */
    Answer ask(String file, String further) {
        return ask(ReadingSet.NAME, file, further);
    }

    private Answer ask(String dataSet, String file, String further) {
        return rest.postOnce(
                "/v1/loads",
                """
                {"dataSet": "%s", "fileId": "%s"%s}
                """
                        .formatted(dataSet, file, further));
    }

    /** The new load's id. */
    String begin(String csv, String further) {
        return begin(ReadingSet.NAME, csv, further);
    }

    /** The new load's id. */
    String begin(String dataSet, String csv, String further) {
        var answer = ask(dataSet, upload(csv), further);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.text("/id");
    }

    Answer get(String load) {
        return rest.get("/v1/loads/" + load);
    }

    Answer tell(String load, String command) {
        return rest.post("/v1/loads/%s/%s".formatted(load, command), "");
    }

    /** The load, once it is over. */
    Answer over(String load) {
        await("the end of load " + load)
                .atMost(SOON)
                .until(() -> OVER.contains(get(load).text("/state")));
        return get(load);
    }

    void awaitState(String load, String state) {
        await(state)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(get(load).text("/state")).isEqualTo(state));
    }

    Answer done(String load) {
        var over = over(load);
        assertThat(over.text("/state")).as(over.response().body()).isEqualTo("done");
        return over;
    }

    /** Rows of that prefix, or -1 while there is no table. */
    long count(String prefix) {
        if (!exists("ingestion_test.reading")) {
            return -1;
        }
        return database.sql("SELECT count(*) FROM ingestion_test.reading WHERE key LIKE :prefix")
                .param("prefix", prefix + "%")
                .query((row, _) -> row.getLong(1))
                .single();
    }

    /** Each row of that prefix as the file had it, and how often it was merged. */
    List<String> stored(String prefix) {
        return database.sql(
                        """
                        SELECT concat_ws(',', key, day, amount,
                                         CASE place WHEN 1 THEN 'SGSIN' ELSE 'NLRTM' END, count)
                               || ' merged ' || merges
                        FROM ingestion_test.reading WHERE key LIKE :prefix ORDER BY key
                        """)
                .param("prefix", prefix + "%")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What {@link #stored} answers when each row of the file was merged once. */
    static List<String> eachOnce(String csv) {
        return csv.lines().skip(1).sorted().map(line -> line + " merged 1").toList();
    }

    /** Tables that the load has left behind. */
    List<String> leftovers(String load) {
        return database.sql(
                        """
                        SELECT relname FROM pg_class
                        WHERE relkind = 'r' AND relname LIKE '%' || :load || '%'
                        """)
                .param("load", load.replace("-", ""))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private boolean exists(String table) {
        return database.sql("SELECT to_regclass(:table) IS NOT NULL")
                .param("table", table)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}
