package org.bluehorizons.ingestion.loads;

import java.util.UUID;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people want of loads. A load that runs hears of it within a second or so; repeating a
 * command changes nothing.
 */
@Component
class LoadCommands {

    private final JdbcClient database;
    private final LoadStore store;
    private final LoadRequests requests;

    LoadCommands(JdbcClient database, LoadStore store, LoadRequests requests) {
        this.database = database;
        this.store = store;
        this.requests = requests;
    }

    /** One that waits is paused at once, one that runs where it can go on later. */
    @Transactional
    void pause(UUID id) {
        var load = lock(id);
        if (load.state().isOver()) {
            throw over(load);
        }
        if (load.state() == LoadState.WAITING) {
            change(id, LoadState.PAUSED, null);
        } else if (load.state() != LoadState.PAUSED) {
            want(id, "pause");
        }
    }

    /** A paused one goes on; one that is about to be paused is not. */
    @Transactional
    void resume(UUID id, String by) {
        var load = lock(id);
        if (load.state().isOver()) {
            throw over(load);
        }
        if (load.state() == LoadState.PAUSED) {
            change(id, LoadState.WAITING, null);
            requests.enqueue(id, load.dataSet(), by);
        } else {
            database.sql(
                            """
                            UPDATE ingestion.load SET wanted = NULL
                            WHERE id = :id AND wanted = 'pause'
                            """)
                    .param("id", id)
                    .update();
        }
    }

    /** What has been merged chunk by chunk stays; all else is undone. */
    @Transactional
    void cancel(UUID id, String by) {
        var load = lock(id);
        if (load.state() == LoadState.CANCELLED) {
            return;
        }
        if (load.state().isOver()) {
            throw over(load);
        }
        if (load.run() == 0) {
            database.sql(
                            """
                            UPDATE ingestion.load SET state = 'cancelled', ended_at = now()
                            WHERE id = :id
                            """)
                    .param("id", id)
                    .update();
        } else if (load.state() == LoadState.PAUSED || load.state() == LoadState.WAITING) {
            change(id, LoadState.WAITING, "cancel");
            requests.enqueueAtOnce(id, by);
        } else {
            want(id, "cancel");
        }
    }

    private Load lock(UUID id) {
        return store.lock(id).orElseThrow(() -> unknown(id));
    }

    private void want(UUID id, String wanted) {
        database.sql(
                        """
                        UPDATE ingestion.load SET wanted = :wanted
                        WHERE id = :id AND wanted IS DISTINCT FROM 'cancel'
                        """)
                .param("id", id)
                .param("wanted", wanted)
                .update();
    }

    private void change(UUID id, LoadState state, @Nullable String wanted) {
        database.sql(
                        """
                        UPDATE ingestion.load SET state = :state, wanted = :wanted WHERE id = :id
                        """)
                .param("id", id)
                .param("state", state.word())
                .param("wanted", wanted)
                .update();
    }

    static ProblemException unknown(UUID id) {
        return ProblemException.of(
                HttpStatus.NOT_FOUND, "load_not_found", "There is no load " + id);
    }

    private static ProblemException over(Load load) {
        return ProblemException.of(
                HttpStatus.CONFLICT,
                "load_over",
                "state: %s (expected: one that is not over)".formatted(load.state()));
    }
}
