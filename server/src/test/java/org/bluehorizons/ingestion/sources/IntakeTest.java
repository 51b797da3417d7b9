package org.bluehorizons.ingestion.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.sources.SourceSettings.Folder;
import org.bluehorizons.platform.Node;
import org.bluehorizons.testing.HandMovedClock;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that are put into a folder. */
@PlatformTest
class IntakeTest {

    @TempDir private Path inbox;

    @Autowired private JdbcClient database;
    @Autowired private LoadFiles files;
    @Autowired private TransactionTemplate transaction;

    /** Loads that only stand in the table: their engine is somebody else's. */
    static Loads recorded(JdbcClient database, LoadFiles files) {
        return (NewLoad wanted) -> {
            var file = files.get(wanted.file());
            return database.sql(
                            """
                            INSERT INTO ingestion.load
                                (data_set, file_id, file_name, file_bytes, file_sha256, mode,
                                 atomicity, chunk_rows, rejected_limit, beyond_limit, state,
                                 created_by)
                            VALUES (:dataSet, :file, :name, :bytes, :sha256, 'merge', 'whole', 1000, 0,
                                    'rollback', 'paused', :by)
                            RETURNING id
                            """)
                    .param("dataSet", wanted.dataSet())
                    .param("file", file.id())
                    .param("name", file.name())
                    .param("bytes", file.size())
                    .param("sha256", file.sha256())
                    .param("by", wanted.createdBy())
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .single();
        };
    }

    private Intake node() {
        return node(recorded(database, files));
    }

    private Intake node(Loads loads) {
        return new Intake(
                new FoundFiles(database, new Node()), files, loads, transaction, Clock.systemUTC());
    }

    private Place place(Duration settle, Clock clock) {
        return new FolderPlace(new Folder("test-set", inbox.toString(), "*.csv*", settle), clock);
    }

    private Place place() {
        return place(Duration.ZERO, Clock.systemUTC());
    }

    private void put(String name) throws IOException {
        Files.writeString(inbox.resolve(name), "a,b\n1,2\n");
    }

    private List<String> found(String column) {
        return database.sql(
                        """
                        SELECT %s FROM ingestion.found_file WHERE place = :place ORDER BY name, id
                        """
                                .formatted(column))
                .param("place", place().id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private int loads() {
        return database.sql(
                        """
                        SELECT count(DISTINCT load.id)
                        FROM ingestion.load JOIN ingestion.file ON file.id = load.file_id
                        WHERE origin = :place
                        """)
                .param("place", place().id())
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private void end(String state) {
        database.sql(
                        """
                        UPDATE ingestion.load SET state = :state, ended_at = now()
                        WHERE id IN (SELECT load_id FROM ingestion.found_file WHERE place = :place)
                          AND ended_at IS NULL
                        """)
                .param("state", state)
                .param("place", place().id())
                .update();
    }

    @Test
    void makesOneLoadOfAFileHoweverManyNodesSeeItAndPutsItAwayWhenItIsOver() throws IOException {
        put("prices.csv");
        var one = node();
        var other = node();
        one.work(place());
        other.work(place());
        one.work(place());
        assertThat(loads()).isEqualTo(1);
        assertThat(inbox.resolve("prices.csv")).exists();
        end("done");
        other.work(place());
        one.work(place());
        assertThat(inbox.resolve("done/prices.csv")).exists();
        assertThat(inbox.resolve("prices.csv")).doesNotExist();

        put("prices.csv");
        one.work(place());
        end("failed");
        one.work(place());
        assertThat(inbox.resolve("failed/prices.csv")).exists();
        assertThat(loads()).isEqualTo(2);
        assertThat(found("state")).containsExactly("ended", "ended");
    }

    @Test
    void waitsUntilAFileIsComplete() throws IOException {
        var hands = new HandMovedClock();
        var place = place(Duration.ofSeconds(10), hands);
        put("a.csv");
        put("b.csv.part");
        put(".c.csv");
        Files.writeString(inbox.resolve("readme.txt"), "not ours");
        assertThat(place.look()).isEmpty();
        hands.move(Duration.ofSeconds(9));
        Files.writeString(inbox.resolve("a.csv"), "a,b\n1,2\n3,4\n");
        assertThat(place.look()).isEmpty();
        hands.move(Duration.ofSeconds(9));
        assertThat(place.look()).isEmpty();
        hands.move(Duration.ofSeconds(1));
        assertThat(place.look()).extracting(Place.Candidate::name).containsExactly("a.csv");
    }

    @Test
    void tellsWhyAFileIsNotLoadedAndGoesOnWithOthers() throws IOException {
        put("a.csv.gz");
        put("b.csv");
        var node = node();
        node.work(place());
        assertThat(inbox.resolve("failed/a.csv.gz")).exists();
        assertThat(found("state")).containsExactly("ended", "loading");
        assertThat(found("failure").getFirst()).contains("the name says gzip");
    }

    @Test
    void takesOverFromANodeThatDiedInTheMidst() throws IOException {
        put("prices.csv");
        var dead =
                node(wanted -> {
                    throw new IllegalStateException("killed before the load was there");
                });
        assertThatThrownBy(() -> dead.work(place())).hasMessageContaining("killed");
        var next = node();
        next.work(place());
        assertThat(loads()).as("the other's lease still runs").isZero();
        database.sql("UPDATE ingestion.found_file SET lease_until = now() WHERE place = :place")
                .param("place", place().id())
                .update();
        next.work(place());
        assertThat(loads()).isEqualTo(1);
        assertThat(found("state")).containsExactly("loading");
    }

    @Test
    void leavesTheLoadToWhoTookTheFileOver() throws IOException {
        put("prices.csv");
        var recorded = recorded(database, files);
        var slow =
                node(wanted -> {
                    var load = recorded.submit(wanted);
                    takeOver();
                    return load;
                });
        slow.work(place());
        assertThat(loads()).as("rolled back with the load").isZero();
    }

    /** In the same transaction, so that it is undone with the load. */
    private void takeOver() {
        database.sql("UPDATE ingestion.found_file SET holder = :node WHERE place = :place")
                .param("node", UUID.randomUUID())
                .param("place", place().id())
                .update();
    }
}
