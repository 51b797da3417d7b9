package org.bluehorizons.ingestion.firstdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A new platform knows Singapore, and does not insist on it. */
@PlatformTest
@TestPropertySource(properties = "bluehorizons.ingestion.first-data=true")
@DirtiesContext
class FirstDataTest {

    @LocalServerPort int port;
    @Autowired JdbcClient database;
    @Autowired FirstData firstData;

    @Test
    void loadsSingaporeOnceAndNotAgainAfterSomebodyDeletedIt() {
        var caller = Rest.as(port, "partner");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(caller.get("/v1/regions/singapore").text("/places"))
                                .isEqualTo("144"));
        assertThat(caller.get("/v1/regions/sg-downtown-core").text("/parent"))
                .isEqualTo("sg-central-region");
        assertThat(caller.get("/v1/places/NS1").text("/region")).isEqualTo("sg-jurong-east");
        assertThat(
                        caller.get(
                                        "/v1/rates?date_from=2026-01-01&date_to=2026-01-02&orig_code=singapore&dest_code=NS1")
                                .status())
                .isEqualTo(200);
        assertThat(
                        database.sql(
                                        "SELECT data_set FROM ingestion.load WHERE state = 'done' ORDER BY id")
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactly("regions", "places");

        await().atMost(Duration.ofSeconds(30)).until(() -> tasks() == 0);
        database.sql("DELETE FROM ingestion.place").update();
        database.sql("DELETE FROM ingestion.region").update();
        firstData.decide();
        assertThat(tasks()).isZero();
    }

    private long tasks() {
        return database.sql("SELECT count(*) FROM tasks.task WHERE type = 'ingestion.first-data'")
                .query(Long.class)
                .single();
    }
}
