package org.bluehorizons.ingestion.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.UUID;
import org.bluehorizons.platform.DatabaseAddress;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What keeps two runs of a load from each other, each guard by itself. */
@PlatformTest
@Timeout(60)
class RunGuardsTest {

    @Autowired private DatabaseAddress address;
    @Autowired private JdbcClient database;
    private final UUID load = UUID.randomUUID();

    @AfterEach
    void forgetTheLoad() {
        database.sql("DELETE FROM ingestion.load WHERE id = :id").param("id", load).update();
    }

    @Test
    void aRunEndsTheSessionOfAnEarlierOneThatHangsInATransaction() throws Exception {
        try (var earlier = Session.open(address, load);
                var other = Session.open(address, UUID.randomUUID())) {
            earlier.sql().sql("CREATE TABLE ingestion_staging.held ()").update();
            try (var later = Session.open(address, load)) {
                assertThat(isOpen(later)).isTrue();
                assertThat(isOpen(other)).isTrue();
                assertThat(isOpen(earlier)).isFalse();
            }
        }
    }

    @Test
    void whatARunWritesAfterALaterOneHasBegunIsRefused() throws Exception {
        insertLoad();
        // A session of another name is not ended, as if its end had not been heard of.
        try (var session = Session.open(address, UUID.randomUUID())) {
            var earlier = begin(session);
            var stale = new Checkpoints(session, earlier);
            session.inTransaction(() -> stage(stale, 1));
            var current = new Checkpoints(session, begin(session));

            refuses(session, () -> stage(stale, 2));
            refuses(
                    session,
                    () -> {
                        stale.merged(chunk(1), 5);
                        return true;
                    });
            refuses(
                    session,
                    () -> {
                        stale.phase(LoadState.MERGING);
                        return true;
                    });
            refuses(
                    session,
                    () -> {
                        stale.end(LoadState.DONE, 5, earlier.millis(), null, null);
                        return true;
                    });

            assertThat(session.inTransaction(current::chunks)).containsExactly(chunk(1));
            session.inTransaction(() -> stage(current, 2));
            assertThat(session.inTransaction(current::chunks)).hasSize(2);
        }
    }

    private static void refuses(Session session, Session.Work<Boolean> work) {
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> session.inTransaction(work))
                .satisfies(stopped ->
                        assertThat(stopped.reason()).isEqualTo(Stopped.Reason.TAKEN_OVER));
    }

    private static boolean stage(Checkpoints checkpoints, int number) throws Stopped {
        checkpoints.staged(chunk(number), 0);
        return true;
    }

    private static Chunk chunk(int number) {
        return new Chunk(number, number * 10L, number * 10L + 4, 5, 5, 100, "nowhere", false);
    }

    private Load begin(Session session) throws Exception {
        return session.inTransaction(() -> LoadStore.begin(session.sql(), load)).orElseThrow();
    }

    private static boolean isOpen(Session session) {
        try (var statement = session.connection().createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException ended) {
            return false;
        }
    }

    private void insertLoad() {
        database.sql(
                        """
                        INSERT INTO ingestion.load
                            (id, data_set, file_id, file_name, file_bytes, file_sha256, mode,
                             atomicity, chunk_rows, rejected_limit, beyond_limit, created_by)
                        VALUES (:id, :set, :id, 'guards.csv', 100, 'guards', 'merge', 'whole', 5, 0,
                                'rollback', 'test')
                        """)
                .param("id", load)
                .param("set", ReadingSet.NAME)
                .update();
    }
}
