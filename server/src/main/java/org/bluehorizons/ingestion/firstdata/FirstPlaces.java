package org.bluehorizons.ingestion.firstdata;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.ingestion.Loads;
import org.bluehorizons.ingestion.NewLoad;
import org.bluehorizons.ingestion.files.LoadFiles;
import org.bluehorizons.ingestion.files.NewFile;
import org.bluehorizons.tasks.GiveUp;
import org.bluehorizons.tasks.TaskHandler;
import org.bluehorizons.tasks.TaskResult;
import org.bluehorizons.tasks.TaskRun;
import org.bluehorizons.tasks.TaskType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Loads the regions of Singapore, and its places when those are there. Which loads these are is
 * kept, so that a repeat goes on with them.
 */
@Component
class FirstPlaces implements TaskHandler<FirstPlaces.Singapore> {

    static final TaskType<Singapore> TYPE =
            TaskType.of(
                    "ingestion.first-data",
                    Singapore.class,
                    "Loads the regions and places of Singapore into a new platform");

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String SYSTEM = "system";

    private final JdbcClient database;
    private final LoadFiles files;
    private final Loads loads;

    record Singapore() {}

    FirstPlaces(JdbcClient database, LoadFiles files, Loads loads) {
        this.database = database;
        this.files = files;
        this.loads = loads;
    }

    @Override
    public TaskType<Singapore> type() {
        return TYPE;
    }

    @Override
    public TaskResult run(Singapore payload, TaskRun run) throws IOException, GiveUp {
        if (isDone("regions", "singapore-regions.csv")
                && isDone("places", "singapore-places.csv")) {
            return TaskResult.DONE;
        }
        return new TaskResult.Continue(PAUSE);
    }

    private boolean isDone(String dataSet, String file) throws IOException, GiveUp {
        var load = known(dataSet).orElse(null);
        if (load == null) {
            begin(dataSet, file);
            return false;
        }
        var state =
                database.sql(
                                "SELECT state FROM ingestion.load WHERE id = :load AND ended_at IS NOT NULL")
                        .param("load", load)
                        .query(String.class)
                        .optional();
        if (state.isPresent() && !state.get().equals("done")) {
            throw new GiveUp("load %s of %s: %s".formatted(load, dataSet, state.get()));
        }
        return state.isPresent();
    }

    private Optional<UUID> known(String dataSet) {
        return database.sql("SELECT load_id FROM ingestion.first_data WHERE name = :name")
                .param("name", dataSet)
                .query(UUID.class)
                .optional();
    }

    /** Killed in between, it begins again: the same content is the same load. */
    private void begin(String dataSet, String name) throws IOException {
        try (var content = new ClassPathResource("first-data/" + name).getInputStream()) {
            var file = files.take(new NewFile(name, "text/csv", "first-data", SYSTEM), content);
            database.sql(
                            """
                            INSERT INTO ingestion.first_data (name, load_id) VALUES (:name, :load)
                            ON CONFLICT (name) DO NOTHING
                            """)
                    .param("name", dataSet)
                    .param("load", loads.submit(NewLoad.of(dataSet, file.id(), SYSTEM)))
                    .update();
        }
    }
}
