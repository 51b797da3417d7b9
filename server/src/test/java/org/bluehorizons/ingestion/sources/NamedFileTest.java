package org.bluehorizons.ingestion.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.ObjectStorage;
import org.bluehorizons.ingestion.files.ObjectStorageSettings;
import org.bluehorizons.testing.ObjectStorageServer;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file that somebody names, as a job does. */
@PlatformTest
class NamedFileTest {

    private static final String BUCKET = "acme-exports";

    @TempDir private Path directory;

    @Autowired private JdbcClient database;
    @Autowired private LoadFiles files;

    /** Loads that end at once. */
    private Loads ending(String state, String error) {
        var recorded = IntakeTest.recorded(database, files);
        return (NewLoad wanted) -> {
            var load = recorded.submit(wanted);
            database.sql(
                            """
                            UPDATE ingestion.load
                            SET state = :state, error = nullif(:error, ''), rows_changed = 1,
                                ended_at = now()
                            WHERE id = :id
                            """)
                    .param("state", state)
                    .param("error", error)
                    .param("id", load)
                    .update();
            return load;
        };
    }

    private NamedFile namedFile(Loads loads) {
        return namedFile(loads, "http://127.0.0.1:1");
    }

    private NamedFile namedFile(Loads loads, String endpoint) {
        return new NamedFile(
                database,
                new ObjectStorage(
                        new ObjectStorageSettings(endpoint, "us-east-1", "key", "secret", true)),
                files,
                loads);
    }

    private Path prices() throws IOException {
        return Files.writeString(
                directory.resolve("prices.csv"), "a,b\n1,%s\n".formatted(UUID.randomUUID()));
    }

    @Test
    void waitsForTheEndOfTheLoad() throws Exception {
        var ended = namedFile(ending("done", "")).load("test-set", prices().toString());
        assertThat(ended.well()).isTrue();
        assertThat(ended.rows()).isOne();
    }

    @Test
    void saysWhyALoadFailed() throws Exception {
        var ended =
                namedFile(ending("failed", "line 2: no price"))
                        .load("test-set", prices().toString());
        assertThat(ended.well()).isFalse();
        assertThat(ended.reason()).isEqualTo("line 2: no price");
    }

    @Test
    void readsAnObjectOfABucket() throws Exception {
        try (var server = ObjectStorageServer.start(directory, BUCKET)) {
            var storage =
                    new ObjectStorage(
                            new ObjectStorageSettings(
                                    server.endpoint(), "us-east-1", "key", "secret", true));
            storage.put(BUCKET, "prices/november.csv", prices());
            var ended =
                    namedFile(ending("done", ""), server.endpoint())
                            .load("test-set", "s3://acme-exports/prices/november.csv");
            assertThat(
                            database.sql("SELECT file_name FROM ingestion.load WHERE id = :id")
                                    .param("id", ended.load())
                                    .query(String.class)
                                    .single())
                    .isEqualTo("november.csv");
        }
    }

    @Test
    void refusesWhatNamesNoFile() {
        var namedFile = namedFile(ending("done", ""));
        assertThatThrownBy(() -> namedFile.load("test-set", "s3://acme-exports"))
                .hasMessage("s3://acme-exports (expected: s3://bucket/key)");
        assertThatThrownBy(() -> namedFile.load("test-set", directory.resolve("none").toString()))
                .isInstanceOf(NoSuchFileException.class);
    }
}
