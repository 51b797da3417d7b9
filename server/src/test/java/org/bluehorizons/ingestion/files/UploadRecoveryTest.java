package org.bluehorizons.ingestion.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of uploads that go wrong on our side, or that two requests bring. */
@PlatformTest
class UploadRecoveryTest {

    @Autowired private JdbcClient database;
    @Autowired private LoadFiles files;
    @Autowired private LoadFileTable table;
    @Autowired private SegmentStore store;
    @Autowired private FileSettings settings;
    @Autowired private Uploads uploads;

    private UUID begin(long size) {
        return uploads.begin(new NewFile("a.csv", null, NewFile.UPLOAD, "test"), size).id();
    }

    private void append(UUID id, byte[] content) throws IOException {
        uploads.append(id, 0, false, null, new ByteArrayInputStream(content));
    }

    private byte[] content(UUID id) throws IOException {
        try (var content = files.source(id).open()) {
            return content.readAllBytes();
        }
    }

    @Test
    void letsTheNewestRequestGoOnWhileAnOlderOneIsInItsMidst() throws IOException {
        var content = Upload.csv(9, 300_000);
        var id = begin(content.length);
        var older = interrupted(content, () -> append(id, content));
        assertThatThrownBy(() -> uploads.append(id, 0, true, null, older))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Another request goes on");
        assertThat(files.get(id).sha256()).isEqualTo(Upload.sha256(content));
        assertThat(Upload.same(content(id), content)).isTrue();
    }

    @Test
    void keepsNothingOfAnOlderRequestOnceANewerOneHasBegun() throws IOException {
        var content = Upload.csv(13, 300_000);
        var id = begin(content.length);
        var older = interrupted(content, () -> assertThat(table.claim(id, 0)).isPresent());
        assertThatThrownBy(() -> uploads.append(id, 0, true, null, older))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Another request goes on");
        assertThat(table.segments(id)).isEmpty();
        assertThat(files.find(id)).isEmpty();
    }

    private interface Meanwhile {

        void happens() throws IOException;
    }

    /** Content at whose first byte something else happens. */
    private static InputStream interrupted(byte[] content, Meanwhile meanwhile) {
        return new FilterInputStream(new ByteArrayInputStream(content)) {
            private boolean begun;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (!begun) {
                    begun = true;
                    meanwhile.happens();
                }
                return super.read(target, offset, length);
            }
        };
    }

    @Test
    void completesAnUploadWhoseLastStepWasInterrupted() throws IOException {
        var content = Upload.csv(10, 50_000);
        var id = begin(content.length);
        var arrival =
                new Arrival(
                        table,
                        store,
                        id,
                        table.claim(id, 0).orElseThrow(),
                        0,
                        new Arrival.Limits(
                                20_000, content.length, true, false, Duration.ofHours(1)),
                        List.of());
        arrival.receive(new ByteArrayInputStream(content));
        assertThat(files.find(id)).as("the node died here").isEmpty();
        assertThat(table.segments(id)).hasSizeGreaterThan(1);
        assertThat(uploads.find(id)).isEmpty();
        assertThat(files.get(id).sha256()).isEqualTo(Upload.sha256(content));
    }

    @Test
    void givesUpWhatNobodyGoesOnWith() throws IOException {
        var content = Upload.csv(11, 100_000);
        var id = begin(content.length);
        append(id, Arrays.copyOf(content, 50_000));
        var key = table.segments(id).getFirst().key();
        database.sql("UPDATE ingestion.file SET expires_at = now() WHERE id = :id")
                .param("id", id)
                .update();
        assertThat(uploads.find(id)).isEmpty();
        sweeper(Duration.ZERO).removeOutdated();
        assertThat(store.onDisk(key)).hasValueSatisfying(disk -> assertThat(disk).doesNotExist());
    }

    @Test
    void removesSegmentsThatNoFileHas() throws IOException {
        var content = Upload.csv(12, 1000);
        var id = begin(content.length);
        append(id, content);
        var orphan = UUID.randomUUID() + "/0-1";
        var spool = store.newSpool();
        Files.write(spool, content);
        store.put(orphan, spool);

        sweeper(Duration.ofHours(23)).removeOrphans();
        assertThat(store.onDisk(orphan)).hasValueSatisfying(disk -> assertThat(disk).exists());
        sweeper(Duration.ofHours(25)).removeOrphans();
        assertThat(store.onDisk(orphan))
                .hasValueSatisfying(disk -> assertThat(disk).doesNotExist());
        assertThat(Upload.same(content(id), content)).isTrue();
    }

    private FileSweeper sweeper(Duration later) {
        return new FileSweeper(
                table, files, store, settings, Clock.offset(Clock.systemUTC(), later));
    }
}
