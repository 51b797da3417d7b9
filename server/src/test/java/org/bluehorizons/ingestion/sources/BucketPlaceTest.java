package org.bluehorizons.ingestion.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.ObjectStorage;
import org.bluehorizons.ingestion.files.ObjectStorageSettings;
import org.bluehorizons.ingestion.sources.SourceSettings.Bucket;
import org.bluehorizons.platform.Node;
import org.bluehorizons.testing.ObjectStorageServer;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Objects that somebody puts into a bucket, on a server that speaks the API of Amazon S3. */
@PlatformTest
class BucketPlaceTest {

    private static final String BUCKET = "acme-exports";

    @TempDir private Path directory;

    @Autowired private JdbcClient database;
    @Autowired private LoadFiles files;
    @Autowired private TransactionTemplate transaction;

    private Intake node() {
        return new Intake(
                new FoundFiles(database, new Node()),
                files,
                IntakeTest.recorded(database, files),
                transaction,
                Clock.systemUTC());
    }

    private void put(ObjectStorage storage, String key, String content) throws IOException {
        var file = directory.resolve(UUID.randomUUID().toString());
        Files.writeString(file, content);
        storage.put(BUCKET, key, file);
    }

    private List<String> loaded(Place place) {
        return database.sql(
                        """
                        SELECT name, size, state FROM ingestion.file
                        WHERE origin = :place ORDER BY id
                        """)
                .param("place", place.id())
                .query((row, _) ->
                        "%s %d %s".formatted(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }

    @Test
    void makesOneLoadOfEachContentOfAnObject() throws IOException {
        try (var server = ObjectStorageServer.start(directory, BUCKET)) {
            var storage =
                    new ObjectStorage(
                            new ObjectStorageSettings(
                                    server.endpoint(), "us-east-1", "key", "secret", true));
            var place = new BucketPlace(new Bucket("test-set", BUCKET, "prices/", ".csv"), storage);
            put(storage, "prices/2026/one.csv", "a,b\n1,2\n");
            put(storage, "prices/two.csv", "a,b\n1,2\n3,4\n");
            put(storage, "prices/readme.txt", "not ours");
            put(storage, "other/three.csv", "a,b\n");
            var one = node();
            var other = node();
            one.work(place);
            other.work(place);
            assertThat(loaded(place)).containsExactly("one.csv 8 whole", "two.csv 12 whole");

            put(storage, "prices/two.csv", "a,b\n5,6\n");
            other.work(place);
            one.work(place);
            assertThat(loaded(place))
                    .containsExactly("one.csv 8 whole", "two.csv 12 whole", "two.csv 8 whole");
            storage.destroy();
        }
    }
}
