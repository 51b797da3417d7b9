package org.bluehorizons.ingestion.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.bluehorizons.ingestion.Staged;
import org.bluehorizons.testing.PlatformTest;
import org.bluehorizons.testing.Rest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Regions and places: what files may say of them, and how they are read. */
@PlatformTest
class RegionSetTest {

    private static final String REGIONS = "slug,name,parent\n";

    @LocalServerPort int port;
    @Autowired DataSource database;
    @Autowired RegionSet regions;
    @Autowired PlaceSet places;

    @Test
    void takesParentsThatComeLaterInTheFile() throws SQLException {
        var outcome =
                Staged.merge(regions, database, REGIONS + "rs-leaf,Leaf,rs-root\nrs-root,Root,");

        assertThat(outcome.rejected()).isEmpty();
        assertThat(outcome.changed()).isEqualTo(2);
        var answer = Rest.as(port, "partner").get("/v1/regions/rs-leaf");
        assertThat(answer.text("/name")).isEqualTo("Leaf");
        assertThat(answer.text("/parent")).isEqualTo("rs-root");
    }

    @Test
    void theSameFileAgainChangesNothing() throws SQLException {
        var file = REGIONS + "rt-leaf,Leaf,rt-root\nrt-root,Root,";
        Staged.merge(regions, database, file);

        assertThat(Staged.merge(regions, database, file).changed()).isZero();
    }

    @Test
    void refusesUnknownParents() throws SQLException {
        var outcome = Staged.merge(regions, database, REGIONS + "ru-leaf,Leaf,ru-nowhere");

        assertThat(outcome.rejected())
                .containsExactly("2 parent: a region that is there or in the file");
    }

    @Test
    void refusesCirclesWithinTheFile() throws SQLException {
        var outcome =
                Staged.merge(
                        regions,
                        database,
                        REGIONS
                                + "rv-a,A,rv-b\nrv-b,B,rv-c\nrv-c,C,rv-a\nrv-d,D,rv-a\nrv-e,E,rv-e");

        assertThat(outcome.rejected())
                .containsExactlyInAnyOrder(
                        "2 parent: not the region itself nor one below it",
                        "3 parent: not the region itself nor one below it",
                        "4 parent: not the region itself nor one below it",
                        "6 parent: not the region itself nor one below it");
    }

    @Test
    void refusesCirclesThroughWhatIsThere() throws SQLException {
        Staged.merge(regions, database, REGIONS + "rw-a,A,\nrw-b,B,rw-a\nrw-c,C,rw-b");

        var outcome = Staged.merge(regions, database, REGIONS + "rw-a,A,rw-c");

        assertThat(outcome.rejected())
                .containsExactly("2 parent: not the region itself nor one below it");
    }

    @Test
    void listsThePlacesOfARegionHoweverDeep() throws SQLException {
        Staged.merge(regions, database, REGIONS + "rx-a,A,\nrx-b,B,rx-a\nrx-c,C,rx-b");
        Staged.merge(
                places,
                database,
                "code,name,region,latitude,longitude\nRX-1,First,rx-c,1.25,103.8\nRX-2,Second,rx-a,,");
        var caller = Rest.as(port, "stakeholder");

        var within = caller.get("/v1/places?region=rx-b");
        assertThat(within.json().get("items")).hasSize(1);
        assertThat(within.text("/items/0/code")).isEqualTo("RX-1");
        assertThat(within.text("/items/0/latitude")).isEqualTo("1.25");

        var first = caller.get("/v1/places?region=rx-a&limit=1");
        assertThat(first.text("/items/0/code")).isEqualTo("RX-1");
        var second = caller.get("/v1/places?region=rx-a&limit=1&cursor=" + first.text("/next"));
        assertThat(second.text("/items/0/code")).isEqualTo("RX-2");
        assertThat(second.json().get("next").isNull()).isTrue();

        assertThat(caller.get("/v1/regions/rx-a").text("/places")).isEqualTo("2");
        assertThat(caller.get("/v1/places?region=nowhere").status()).isEqualTo(422);
        assertThat(caller.get("/v1/places/RX-9").status()).isEqualTo(404);
        assertThat(caller.get("/v1/places/RX-2").text("/region")).isEqualTo("rx-a");
    }

    @Test
    void refusesHalfAPosition() throws SQLException {
        Staged.merge(regions, database, REGIONS + "ry-a,A,");

        var outcome =
                Staged.merge(
                        places,
                        database,
                        "code,name,region,latitude,longitude\nRY-1,First,ry-a,1.25,");

        assertThat(outcome.rejected())
                .containsExactly("2 longitude: together with latitude, or neither");
    }
}
