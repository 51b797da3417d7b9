package org.bluehorizons.ingestion.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.testing.ObjectStorageServer;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Files in a bucket, on a server that speaks the API of Amazon S3. */
@PlatformTest
class BucketStoreTest {

    private static final String BUCKET = "blue-horizons-loads";

    @TempDir private static Path directory;
    private static ObjectStorageServer server;

    @Autowired private LoadFileTable table;

    private final FileSettings settings = settings();
    private ObjectStorage storage;
    private BucketStore store;
    private LoadFiles files;

    @BeforeAll
    static void startServer() {
        server = ObjectStorageServer.start(directory, BUCKET);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static FileSettings settings() {
        return new FileSettings(
                FileSettings.Store.S3,
                "",
                BUCKET,
                "loads/",
                DataSize.ofMegabytes(100),
                DataSize.ofKilobytes(256),
                Duration.ofHours(1),
                30,
                "");
    }

    @BeforeEach
    void connect() {
        storage =
                new ObjectStorage(
                        new ObjectStorageSettings(
                                server.endpoint(), "us-east-1", "key", "secret", true));
        store = new BucketStore(storage, settings, new Spool(directory.resolve("spool")));
        files = new LoadFiles(table, store, settings);
    }

    @AfterEach
    void disconnect() {
        storage.destroy();
    }

    private List<String> keys() throws IOException {
        var keys = new ArrayList<String>();
        store.list(Instant.now().plusSeconds(60), keys::add);
        return keys;
    }

    private LoadFile take(byte[] content) throws IOException {
        return files.take(
                new NewFile("prices.csv", null, NewFile.UPLOAD, "test"),
                new ByteArrayInputStream(content));
    }

    @Test
    void keepsAFileInSegmentsThatEveryNodeReads() throws IOException {
        var content = Upload.csv(20, 1_000_000);
        var file = take(content);
        assertThat(file.sha256()).isEqualTo(Upload.sha256(content));
        assertThat(table.segments(file.id())).hasSize(4);
        assertThat(table.segments(file.id()))
                .allSatisfy(segment -> assertThat(keys()).contains(segment.key()));

        var source = new StoredFile(store, table.segments(file.id()));
        assertThat(source.size()).isEqualTo(content.length);
        try (var read = source.open()) {
            assertThat(Upload.same(read.readAllBytes(), content)).isTrue();
        }
        Path copy;
        try (var local = source.local()) {
            copy = local.path();
            assertThat(Upload.same(Files.readAllBytes(copy), content)).isTrue();
        }
        assertThat(copy).doesNotExist();

        files.remove(file.id());
        assertThat(keys()).noneMatch(key -> key.startsWith(file.id().toString()));
    }

    @Test
    void leavesNothingBehindOfAFileThatIsRefused() throws IOException {
        assertThatThrownBy(() ->
                        files.take(
                                new NewFile("x.csv.gz", null, NewFile.UPLOAD, "test"),
                                new ByteArrayInputStream(Upload.csv(21, 600_000))))
                .hasMessageContaining("gzip");
        assertThat(keys()).isEmpty();
        try (var spooled = Files.list(directory.resolve("spool"))) {
            assertThat(spooled).isEmpty();
        }
    }

    @Test
    void tellsWhatIsGoneApartFromWhatIsAway() throws IOException {
        var file = take(Upload.csv(22, 1000));
        var key = table.segments(file.id()).getFirst().key();
        store.delete(key);
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(FileNotFoundException.class);
        var elsewhere =
                new ObjectStorage(
                        new ObjectStorageSettings(
                                "http://127.0.0.1:1", "us-east-1", "key", "secret", true));
        assertThatThrownBy(() -> elsewhere.open(BUCKET, key, null))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FileNotFoundException.class);
        elsewhere.destroy();
    }
}
