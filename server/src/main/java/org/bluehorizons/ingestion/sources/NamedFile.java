package org.bluehorizons.ingestion.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.NewFile;
import org.bluehorizons.ingestion.files.ObjectStorage;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads one file that somebody names, and waits for its end, as a job does. Who names the same
 * content again waits for the load that there is: it is not loaded twice. Safe for use by many
 * threads.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
public class NamedFile {

    private static final String BUCKET = "s3://";
    private static final String WHO = "system";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final JdbcClient database;
    private final ObjectStorage storage;
    private final LoadFiles files;
    private final Loads loads;

    NamedFile(JdbcClient database, ObjectStorage storage, LoadFiles files, Loads loads) {
        this.database = database;
        this.storage = storage;
        this.files = files;
        this.loads = loads;
    }

    /**
     * How a load ended.
     *
     * @param state done, failed or cancelled
     * @param reason empty unless it failed
     */
    public record Ended(UUID load, String state, long rows, String reason) {

        public boolean well() {
            return state.equals("done");
        }
    }

    /**
     * Blocks until the load is over, whichever worker does it.
     *
     * @param file a path on this machine, or {@code s3://bucket/key}
     * @throws ProblemException for an unknown data set, or a file that is none of ours
     * @throws IOException when the file cannot be read or kept
     */
    public Ended load(String dataSet, String file) throws IOException, InterruptedException {
        UUID load;
        try (var content = open(file)) {
            var taken = files.take(new NewFile(file, null, file, WHO), content);
            load = loads.submit(NewLoad.of(dataSet, taken.id(), WHO));
        }
        var ended = ended(load);
        while (ended.isEmpty()) {
            Thread.sleep(BETWEEN_LOOKS);
            ended = ended(load);
        }
        return ended.get();
    }

    private InputStream open(String file) throws IOException {
        if (!file.startsWith(BUCKET)) {
            return Files.newInputStream(Path.of(file));
        }
        var slash = file.indexOf('/', BUCKET.length());
        if (slash < 0 || slash == file.length() - 1) {
            throw new IllegalArgumentException("%s (expected: s3://bucket/key)".formatted(file));
        }
        return storage.open(
                file.substring(BUCKET.length(), slash), file.substring(slash + 1), null);
    }

    private Optional<Ended> ended(UUID load) {
        return database.sql(
                        """
                        SELECT state, rows_changed, error FROM ingestion.load
                        WHERE id = :id AND ended_at IS NOT NULL
                        """)
                .param("id", load)
                .query((row, _) ->
                        new Ended(load, row.getString(1), row.getLong(2), words(row.getString(3))))
                .optional();
    }

    private static String words(@Nullable String error) {
        return error == null ? "" : error;
    }
}
