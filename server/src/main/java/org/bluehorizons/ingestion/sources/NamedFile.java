package org.bluehorizons.ingestion.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.LoadJob;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.NewFile;
import org.bluehorizons.ingestion.files.ObjectStorage;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the file in, submits its load, and looks once a second whether that is over. */
@Component
@ConditionalOnRole(Role.WORKERS)
class NamedFile implements LoadJob {

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

    @Override
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
