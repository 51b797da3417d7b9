package org.bluehorizons.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.bluehorizons.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A listener hears every event once, in the order of commits, whatever fails. */
@PlatformTest
class JournalRelayTest {

    private static final int AT_ONCE = 200;

    @Autowired private JdbcClient database;
    @Autowired private DataSource source;
    @Autowired private TransactionOperations transactions;
    private final String listener = "test." + UUID.randomUUID();
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void makeAJournal() {
        database.sql(
                        """
                        CREATE TABLE IF NOT EXISTS platform.test_event (
                            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                            xid xid8 NOT NULL DEFAULT pg_current_xact_id(), type text NOT NULL)
                        """)
                .update();
        database.sql("DELETE FROM platform.test_event").update();
    }

    @Test
    void waitsForAnEarlierTransactionInsteadOfPassingItByForEver() throws SQLException {
        var relay = relay(Set.of(), heard::add);
        try (var slow = source.getConnection()) {
            slow.setAutoCommit(false);
            write(slow, "first");
            write("second");
            relay.run();
            // The second has committed, but the first, with the lower number, may still come.
            assertThat(heard).isEmpty();
            slow.commit();
            slow.setAutoCommit(true);
        }
        await().untilAsserted(() -> {
            relay.run();
            assertThat(heard).containsExactly("first", "second");
        });
        relay.run();
        assertThat(heard).hasSize(2);
    }

    @Test
    void hearsOnlyWhatItWantsAndGoesOnBehindTheRest() {
        var relay = relay(Set.of("wanted"), heard::add);
        write("other");
        write("wanted");
        write("other");
        await().untilAsserted(() -> {
            relay.run();
            assertThat(heard).containsExactly("wanted");
        });
    }

    @Test
    void parksWhatFailsAgainAndAgainAndTakesTheOthers() {
        var relay =
                relay(
                        Set.of(),
                        type -> {
                            if (type.equals("poison")) {
                                throw new IllegalStateException("cannot take it");
                            }
                            heard.add(type);
                        });
        write("before");
        write("poison");
        write("after");
        await().untilAsserted(() -> {
            dueNow();
            relay.run();
            // What was taken in a batch that failed was rolled back with it, and is taken again.
            assertThat(heard).endsWith("before", "after");
        });
        assertThat(
                        database.sql(
                                        "SELECT reason FROM platform.parked_event WHERE listener = :listener")
                                .param("listener", listener)
                                .query((row, _) -> row.getString(1))
                                .list())
                .singleElement()
                .asString()
                .contains("cannot take it");
    }

    @Test
    void passesOverAnyNumberOfUnwantedEventsInOneRun() {
        var relay = relay(Set.of("wanted"), heard::add);
        for (var number = 0; number < 2 * AT_ONCE + 1; number++) {
            write("other");
        }
        write("wanted");
        await().until(this::nothingOlderIsRunning);
        relay.run();
        assertThat(heard).containsExactly("wanted");
    }

    private JournalRelay<String> relay(Set<String> types, Consumer<String> taker) {
        return new JournalRelay<>(
                listener,
                "platform.test_event",
                types,
                AT_ONCE,
                (row, _) -> row.getString("type"),
                events -> events.forEach(taker),
                database,
                transactions);
    }

    private boolean nothingOlderIsRunning() {
        return database.sql(
                        """
                        SELECT bool_and(xid < pg_snapshot_xmin(pg_current_snapshot()))
                        FROM platform.test_event
                        """)
                .query(Boolean.class)
                .single();
    }

    private void dueNow() {
        database.sql(
                        "UPDATE platform.journal_position SET due_at = now() WHERE listener = :listener")
                .param("listener", listener)
                .update();
    }

    private void write(String type) {
        database.sql("INSERT INTO platform.test_event (type) VALUES (:type)")
                .param("type", type)
                .update();
    }

    private static void write(Connection connection, String type) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO platform.test_event (type) VALUES (?)")) {
            insert.setString(1, type);
            insert.executeUpdate();
        }
    }
}
