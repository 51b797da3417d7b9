package org.bluehorizons.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands the events of a journal to one listener, in order, on one node at a time. What the listener
 * does in the database and how far it has read commit together, so each event has its effect once.
 * One that fails is tried again with growing pauses, in the end parked, and the others go on.
 *
 * <p>Numbers of a sequence become visible out of order, so "greater than the last" would lose
 * events. A journal therefore keeps its transaction's id, and only what is older than every running
 * transaction is read.
 *
 * @param <E> an event
 */
public final class JournalRelay<E> {

    private static final Logger LOG = LoggerFactory.getLogger(JournalRelay.class);
    private static final int MOST_FAILURES = 8;

    private final String listener;
    private final String table;
    private final String[] types;
    private final int atOnce;
    private final RowMapper<E> reader;
    private final Consumer<List<E>> taker;
    private final JdbcClient database;
    private final TransactionOperations transactions;

    private record Position(String xid, long id, int failures) {}

    /**
     * An event that is wanted, or the last of a step.
     *
     * @param stepSize how many were read over
     */
    private record Read<T>(String xid, long id, int stepSize, @Nullable T event) {}

    /** The listener failed at this event. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final long event;

        Refused(long event, RuntimeException cause) {
            super(cause);
            this.event = event;
        }
    }

    /**
     * @param listener its name, never changed
     * @param table with {@code xid xid8}, {@code id bigint} and {@code type text}
     * @param types of the events that the taker wants; none: all
     * @param atOnce events in one transaction: other listeners do not see what commits while it
     *     runs, so few where each takes its time
     * @param taker called in a transaction with what comes next, once for each event whose effect
     *     commits; after a failure one by one
     */
    public JournalRelay(
            String listener,
            String table,
            Set<String> types,
            int atOnce,
            RowMapper<E> reader,
            Consumer<List<E>> taker,
            JdbcClient database,
            TransactionOperations transactions) {
        this.listener = listener;
        this.table = table;
        this.types = types.toArray(String[]::new);
        this.atOnce = atOnce;
        this.reader = reader;
        this.taker = taker;
        this.database = database;
        this.transactions = transactions;
    }

    /** Hands over what has come, until there is nothing more or another node is at it. */
    public void run() {
        while (step() == atOnce) {
            // There may be more.
        }
    }

    private int step() {
        if (!hasNew()) {
            return 0;
        }
        try {
            var taken = transactions.execute(_ -> take());
            return taken == null ? 0 : taken;
        } catch (Refused refused) {
            transactions.executeWithoutResult(_ -> failed(refused));
            return 0;
        }
    }

    /**
     * Looks without a lock: mostly there is nothing, and then nothing is written. It asks for the
     * newest event and not for a newer one: the planner would look for that in the whole table.
     */
    private boolean hasNew() {
        return database.sql(
                        """
                        SELECT coalesce((
                            SELECT (newest.xid, newest.id) > (
                                SELECT coalesce(max(xid::text::bigint), 0)::text::xid8,
                                       coalesce(max(id), 0)
                                FROM platform.journal_position WHERE listener = :listener)
                            FROM (SELECT xid, id FROM %s
                                  ORDER BY xid DESC, id DESC LIMIT 1) AS newest), false)
                        """
                                .formatted(table))
                .param("listener", listener)
                .query(Boolean.class)
                .single();
    }

    private @Nullable Integer take() {
        var position = position();
        if (position == null) {
            return 0;
        }
        // After a failure one by one, so that those before it get through.
        var events = read(position, position.failures() == 0 ? atOnce : 1);
        if (events.isEmpty()) {
            return 0;
        }
        hand(events);
        moveTo(events.getLast());
        return position.failures() > 0 ? atOnce : events.getLast().stepSize();
    }

    private void hand(List<Read<E>> events) {
        var wanted = new ArrayList<E>(events.size());
        for (var read : events) {
            var event = read.event();
            if (event != null) {
                wanted.add(event);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        try {
            taker.accept(wanted);
        } catch (RuntimeException failure) {
            throw new Refused(events.getFirst().id(), failure);
        }
    }

    private @Nullable Position position() {
        database.sql(
                        """
                        INSERT INTO platform.journal_position (listener) VALUES (:listener)
                        ON CONFLICT DO NOTHING
                        """)
                .param("listener", listener)
                .update();
        return database.sql(
                        """
                        SELECT xid::text AS xid, id, failures FROM platform.journal_position
                        WHERE listener = :listener AND due_at <= now()
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("listener", listener)
                .query((row, _) ->
                        new Position(
                                row.getString("xid"), row.getLong("id"), row.getInt("failures")))
                .optional()
                .orElse(null);
    }

    private List<Read<E>> read(Position from, int most) {
        return database.sql(
                        """
                        WITH step AS (
                            SELECT xid, id, type, count(*) OVER () AS size,
                                   row_number() OVER (ORDER BY xid, id) AS number
                            FROM (SELECT xid, id, type FROM %s
                                  WHERE (xid, id) > (:xid::xid8, :id)
                                    AND xid < pg_snapshot_xmin(pg_current_snapshot())
                                  ORDER BY xid, id LIMIT :most) AS next)
                        SELECT step.xid::text AS step_xid, step.id AS step_id, step.size AS step_size,
                               event.*
                        FROM step
                        LEFT JOIN %s AS event
                          ON event.id = step.id
                         AND (cardinality(:types::text[]) = 0 OR step.type = ANY (:types))
                        WHERE event.id IS NOT NULL OR step.number = step.size
                        ORDER BY step.number
                        """
                                .formatted(table, table))
                .param("types", types)
                .param("xid", from.xid())
                .param("id", from.id())
                .param("most", most)
                .query((row, number) -> read(row, number))
                .list();
    }

    private Read<E> read(ResultSet row, int number) throws SQLException {
        var wanted = row.getObject("id") != null;
        return new Read<>(
                row.getString("step_xid"),
                row.getLong("step_id"),
                row.getInt("step_size"),
                wanted ? reader.mapRow(row, number) : null);
    }

    private void moveTo(Read<E> last) {
        database.sql(
                        """
                        UPDATE platform.journal_position
                        SET xid = :xid::xid8, id = :id, failures = 0, last_error = NULL
                        WHERE listener = :listener
                        """)
                .param("xid", last.xid())
                .param("id", last.id())
                .param("listener", listener)
                .update();
    }

    private void failed(Refused refused) {
        var reason = String.valueOf(refused.getCause());
        LOG.warn("{} could not take events from {} on: {}", listener, refused.event, reason);
        var failures =
                database.sql(
                                """
                                INSERT INTO platform.journal_position AS position
                                    (listener, failures, last_error, due_at)
                                VALUES (:listener, 1, :reason, now() + interval '1 second')
                                ON CONFLICT (listener) DO UPDATE
                                SET failures = position.failures + 1, last_error = :reason,
                                    due_at = now() + least(600, power(2, position.failures))
                                                     * interval '1 second'
                                RETURNING failures
                                """)
                        .param("reason", reason)
                        .param("listener", listener)
                        .query((row, _) -> row.getInt(1))
                        .single();
        if (failures >= MOST_FAILURES) {
            park(refused, reason);
        }
    }

    private void park(Refused refused, String reason) {
        LOG.error("{} gives event {} up; it is parked", listener, refused.event);
        database.sql(
                        """
                        INSERT INTO platform.parked_event (listener, event_id, reason)
                        VALUES (:listener, :event, :reason) ON CONFLICT DO NOTHING
                        """)
                .param("listener", listener)
                .param("event", refused.event)
                .param("reason", reason)
                .update();
        database.sql(
                        """
                        UPDATE platform.journal_position
                        SET (xid, id) = (SELECT xid, id FROM %s WHERE id = :event),
                            failures = 0, due_at = now()
                        WHERE listener = :listener
                        """
                                .formatted(table))
                .param("event", refused.event)
                .param("listener", listener)
                .update();
    }
}
