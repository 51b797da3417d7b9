package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever loads a file gets for it. */
@PlatformTest
@Timeout(120)
class LoadTest {

    private static final String KEEP =
            ", \"atomicity\": \"chunked\", \"rejectedLimit\": 1, \"beyondLimit\": \"keep\"";

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;
    private final String prefix = TestLoads.prefix();
    private Rest operator;
    private TestLoads loads;

    @BeforeEach
    void signIn() {
        operator = Rest.as(port, "operator");
        loads = new TestLoads(operator, database);
    }

    @Test
    void bringsEachRowOfAFileIntoTheDataSetOnce() {
        var file = TestLoads.rows(prefix, 2_300);
        var load = loads.begin(file, "");
        var done = loads.done(load).json();
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
        assertThat(done.at("/rows/read").asLong()).isEqualTo(2_300);
        assertThat(done.at("/rows/merged").asLong()).isEqualTo(2_300);
        assertThat(done.at("/rows/rejected").asLong()).isZero();
        assertThat(loads.leftovers(load)).isEmpty();
    }

    @Test
    void answersTheEarlierLoadToTheSameContent() {
        var file = TestLoads.rows(prefix, 30);
        var load = loads.begin(file, "");
        loads.done(load);
        var again = loads.ask(loads.upload(file), "");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/id")).isEqualTo(load);
        assertThat(loads.stored(prefix)).isEqualTo(TestLoads.eachOnce(file));
    }

    @Test
    void loadsAReplacementAgainOnceAnotherHasTakenItsPlace() {
        var first = loads.begin(TestLoads.rows(prefix, 10), ", \"mode\": \"replace\"");
        loads.done(first);
        loads.done(loads.begin(TestLoads.rows(prefix, 11), ", \"mode\": \"replace\""));
        var again = loads.begin(TestLoads.rows(prefix, 10), ", \"mode\": \"replace\"");
        assertThat(again).isNotEqualTo(first);
        loads.done(again);
        assertThat(loads.count(prefix)).isEqualTo(10);
    }

    @Test
    void loadsWhatOverwritesAgainOnceOthersMayHaveOverwrittenIt() {
        var first = loads.begin(TestLoads.rows(prefix, 10), "");
        loads.done(first);
        loads.done(loads.begin(TestLoads.rows(prefix, 11), ""));
        var again = loads.begin(TestLoads.rows(prefix, 10), "");
        assertThat(again).isNotEqualTo(first);
        loads.done(again);
    }

    @Test
    void tellsWhichRowsItRejectsAndWhy() {
        var good = TestLoads.row(prefix + "-a", 1);
        var file =
                TestLoads.HEADER
                        + good
                        + "%s-b,2026-02-30,1.00,SGSIN,1\n".formatted(prefix)
                        + "%s-c,2026-02-20,1.001,SGSIN,1\n".formatted(prefix)
                        + "%s-d,2026-02-20,1.00,QQQQQ,1\n".formatted(prefix)
                        + "%s-e,2026-02-20,13.00,SGSIN,1\n".formatted(prefix)
                        + "%s-f,2026-02-20,1.00,NLRTM,99\n".formatted(prefix)
                        + ",2026-02-20,1.00,NLRTM,1\n"
                        + good;
        var load = loads.begin(file, ", \"rejectedLimit\": 7");
        var done = loads.done(load);
        assertThat(done.json().at("/rows/rejected").asLong()).isEqualTo(7);
        assertThat(loads.stored(prefix)).containsExactly(good.strip() + " merged 1");
        assertThat(report(load))
                .isEqualToNormalizingNewlines(
                        """
                        line,column,value,rule
                        3,"day","2026-02-30","a date: yyyy-MM-dd"
                        4,"amount","1.001","0 to 1000000"
                        5,"place","QQQQQ","the code of a place"
                        6,"amount","13.00","not 13"
                        7,"count","99","no 99 in Rotterdam"
                        8,"key",,"small letters and digits"
                        9,"key",,"each key (key) once in a file; line 2 has it"
                        """);
        var page = operator.get("/v1/loads/%s/rejected-rows?limit=2".formatted(load));
        assertThat(page.text("/items/1/value")).isEqualTo("1.001");
        var next =
                operator.get(
                        "/v1/loads/%s/rejected-rows?limit=2&cursor=%s"
                                .formatted(load, page.text("/next")));
        assertThat(next.json().at("/items/0/line").asLong()).isEqualTo(5);
    }

    @Test
    void findsAKeyThatComesAgainThousandsOfRowsLater() {
        var file = TestLoads.rows(prefix, 1_800) + TestLoads.row(prefix + "-000003", 5);
        var load = loads.begin(file, ", \"rejectedLimit\": 1");
        assertThat(loads.done(load).json().at("/rows/merged").asLong()).isEqualTo(1_800);
        assertThat(report(load)).contains("1802,\"key\"", "line 5 has it");
        assertThat(loads.stored(prefix))
                .isEqualTo(TestLoads.eachOnce(TestLoads.rows(prefix, 1_800)));
    }

    @Test
    void loadsNothingWhenOneRowTooManyIsBad() {
        var file = TestLoads.rows(prefix, 1_800) + "%s,x,1,SGSIN,1\n".formatted(prefix);
        var load = loads.begin(file, "");
        var over = loads.over(load);
        assertThat(over.text("/state")).isEqualTo("failed");
        assertThat(over.text("/failure/code")).isEqualTo("too_many_rejected");
        assertThat(over.json().at("/rows/merged").asLong()).isZero();
        assertThat(loads.count(prefix)).isLessThanOrEqualTo(0);
        assertThat(report(load)).contains("1802,\"day\",\"x\"");
        assertThat(loads.leftovers(load)).isEmpty();
    }

    @Test
    void loadsNothingWhenOnlyTheWholeFileTellsThatItIsBad() {
        var file = TestLoads.rows(prefix, 1_800) + TestLoads.row(prefix + "-000003", 5);
        var over = loads.over(loads.begin(file, ""));
        assertThat(over.text("/failure/code")).isEqualTo("too_many_rejected");
        assertThat(loads.count(prefix)).isLessThanOrEqualTo(0);
    }

    @Test
    void keepsGoodRowsUntilTheLimitWhenToldSo() {
        var bad = "%s,x,1,SGSIN,1\n".formatted(prefix);
        var file = TestLoads.rows(prefix, 300) + bad + bad;
        var tail =
                IntStream.range(0, 2_000)
                        .mapToObj(n -> TestLoads.row(prefix + "-z" + n, n))
                        .toList();
        var over = loads.over(loads.begin(file + String.join("", tail), KEEP));
        assertThat(over.text("/state")).isEqualTo("failed");
        assertThat(over.text("/failure/text")).contains("Good rows were kept.");
        assertThat(loads.count(prefix)).isBetween(300L, 1_000L);
        assertThat(over.json().at("/rows/merged").asLong()).isEqualTo(loads.count(prefix));
    }

    @Test
    void failsForAFileWithOtherColumns() {
        var over = loads.over(loads.begin("key,day\n%s,2026-01-01\n".formatted(prefix), ""));
        assertThat(over.text("/state")).isEqualTo("failed");
        assertThat(over.text("/failure/code")).isEqualTo("unreadable_file");
        assertThat(over.text("/failure/text")).contains("amount");
    }

    @Test
    void replacesNothingByNothing() {
        loads.done(loads.begin(TestLoads.rows(prefix, 10), ", \"mode\": \"replace\""));
        var over = loads.over(loads.begin(TestLoads.HEADER, ", \"mode\": \"replace\""));
        assertThat(over.text("/failure/code")).isEqualTo("nothing_to_replace_with");
        assertThat(loads.count(prefix)).isEqualTo(10);
    }

    @Test
    void refusesWhatCannotBeLoaded() {
        var file = loads.upload(TestLoads.rows(prefix, 1));
        assertThat(loads.ask(file, ", \"mode\": \"append\"").text("/errors/0/field"))
                .isEqualTo("mode");
        assertThat(loads.ask(file, ", \"rejectedLimit\": -1").text("/errors/0/field"))
                .isEqualTo("rejectedLimit");
        assertThat(loads.ask(prefix + "-0000-7000-8000-000000000000", "").text("/errors/0/field"))
                .isEqualTo("fileId");
        assertThat(
                        loads.ask(file, ", \"mode\": \"replace\", \"beyondLimit\": \"keep\"")
                                .text("/errors/0/field"))
                .isEqualTo("beyondLimit");
    }

    @Test
    void listsLoadsAndDataSetsAndLetsStakeholdersRead() {
        var load = loads.begin(TestLoads.rows(prefix, 3), "");
        loads.done(load);
        var stakeholder = Rest.as(port, "stakeholder");
        assertThat(
                        stakeholder
                                .get("/v1/loads?state=done&dataSet=" + ReadingSet.NAME)
                                .text("/items/0/id"))
                .isEqualTo(load);
        assertThat(stakeholder.get("/v1/loads?state=half").text("/errors/0/field"))
                .isEqualTo("state");
        assertThat(stakeholder.post("/v1/loads/%s/cancel".formatted(load), "").status())
                .isEqualTo(403);
        var set = stakeholder.get("/v1/data-sets/" + ReadingSet.NAME);
        assertThat(set.text("/columns/1/type")).isEqualTo("date");
        assertThat(set.text("/key/0")).isEqualTo("key");
    }

    private String report(String load) {
        return operator.get("/v1/loads/%s/rejected-rows.csv".formatted(load)).response().body();
    }
}
