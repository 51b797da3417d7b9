package org.bluehorizons.charging.reservations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of reservations. Every change of state is written to the journal with it. Joins the
 * caller's transaction; safe for use by many threads.
 */
@Component
class ReservationTable {

    private final JdbcClient database;
    private final ChargingJournal journal;

    ReservationTable(JdbcClient database, ChargingJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** What is to be inserted. */
    record Wanted(
            String stationId,
            @Nullable Integer evseId,
            @Nullable String connectorType,
            String token,
            String tokenType,
            @Nullable String groupToken,
            Instant startsAt,
            Instant expiresAt,
            String requestedBy) {}

    Reservation get(UUID id) {
        return database.sql("SELECT * FROM charging.reservation WHERE id = :id")
                .param("id", id)
                .query((row, _) -> reservation(row))
                .optional()
                .orElseThrow(() ->
                        ProblemException.of(
                                HttpStatus.NOT_FOUND,
                                "charging_reservation_not_found",
                                "There is no charging reservation " + id));
    }

    /** Newest first. */
    List<Reservation> list(
            @Nullable String station,
            @Nullable String token,
            @Nullable String state,
            @Nullable UUID before,
            int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.reservation
                        WHERE (:before::uuid IS NULL OR id < :before)
                          AND (:station::text IS NULL OR station_id = :station)
                          AND (:token::text IS NULL OR lower(token) = lower(:token))
                          AND (:state::text IS NULL OR state = :state)
                        ORDER BY id DESC LIMIT :rows
                        """)
                .param("before", before)
                .param("station", station)
                .param("token", token)
                .param("state", state)
                .param("rows", rows)
                .query((row, _) -> reservation(row))
                .list();
    }

    /**
     * @throws ProblemException 409 {@code reservation_overlaps}
     */
    Reservation insert(Wanted wanted) {
        try {
            return database.sql(
                            """
                            INSERT INTO charging.reservation
                                (station_id, evse_id, connector_type, token, token_type, group_token,
                                 starts_at, expires_at, requested_by)
                            VALUES (:station, :evse, :connector, :token, :type, :group, :starts,
                                    :expires, :by)
                            RETURNING *
                            """)
                    .param("station", wanted.stationId())
                    .param("evse", wanted.evseId())
                    .param("connector", wanted.connectorType())
                    .param("token", wanted.token())
                    .param("type", wanted.tokenType())
                    .param("group", wanted.groupToken())
                    .param("starts", wanted.startsAt().atOffset(ZoneOffset.UTC))
                    .param("expires", wanted.expiresAt().atOffset(ZoneOffset.UTC))
                    .param("by", wanted.requestedBy())
                    .query((row, _) -> reservation(row))
                    .single();
        } catch (DataIntegrityViolationException refused) {
            if (String.valueOf(refused.getMessage()).contains("reservation_overlap")) {
                throw ProblemException.of(
                        HttpStatus.CONFLICT,
                        "reservation_overlaps",
                        "evseId: somebody has reserved it; cancel that reservation first");
            }
            throw refused;
        }
    }

    void sentBy(UUID id, UUID command) {
        database.sql("UPDATE charging.reservation SET command_id = :command WHERE id = :id")
                .param("id", id)
                .param("command", command)
                .update();
    }

    /** Locked until the transaction ends, as are those of the methods that follow. */
    Optional<Reservation> lockByCommand(String station, UUID command) {
        return database.sql(
                        """
                        SELECT * FROM charging.reservation
                        WHERE station_id = :station AND command_id = :command FOR UPDATE
                        """)
                .param("station", station)
                .param("command", command)
                .query((row, _) -> reservation(row))
                .optional();
    }

    Optional<Reservation> lockByNumber(String station, int number) {
        return database.sql(
                        """
                        SELECT * FROM charging.reservation
                        WHERE station_id = :station AND number = :number FOR UPDATE
                        """)
                .param("station", station)
                .param("number", number)
                .query((row, _) -> reservation(row))
                .optional();
    }

    /**
     * The open one that a token may use there: its own comes before one of its group, one of the
     * EVSE before one of the whole station.
     */
    Optional<Reservation> lockUsable(String station, @Nullable Integer evse, String token) {
        return database.sql(
                        """
                        SELECT * FROM charging.reservation
                        WHERE station_id = :station AND state IN ('requested', 'active')
                          AND (evse_id IS NULL OR evse_id = :evse::int)
                          AND (lower(token) = lower(:token)
                               OR lower(group_token) IN (
                                   SELECT lower(token_group.token)
                                   FROM charging.id_token
                                   JOIN charging.token_group ON token_group.id = group_id
                                   WHERE lower(id_token.token) = lower(:token)))
                        ORDER BY lower(token) = lower(:token) DESC, evse_id NULLS LAST, id
                        LIMIT 1 FOR UPDATE
                        """)
                .param("station", station)
                .param("evse", evse)
                .param("token", token)
                .query((row, _) -> reservation(row))
                .optional();
    }

    List<Reservation> lockOverdue(Instant now, int most) {
        return database.sql(
                        """
                        SELECT * FROM charging.reservation
                        WHERE state IN ('requested', 'active') AND expires_at <= :now
                        ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, _) -> reservation(row))
                .list();
    }

    /**
     * @param reason null: as it is
     */
    void move(
            List<Reservation> reservations,
            ReservationState state,
            @Nullable String reason,
            @Nullable UUID transaction,
            Instant now) {
        if (reservations.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        UPDATE charging.reservation
                        SET state = :state, reason = coalesce(:reason, reason),
                            transaction_id = :transaction::uuid,
                            ended_at = CASE WHEN :open THEN NULL ELSE :now::timestamptz END,
                            version = version + 1
                        WHERE id = ANY (:ids)
                        """)
                .param("state", state.word())
                .param("reason", reason)
                .param("transaction", transaction)
                .param("open", state.isOpen())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", reservations.stream().map(Reservation::id).toArray(UUID[]::new))
                .update();
        journal.record(
                reservations.stream()
                        .map(one -> entry(one, state, reason, transaction, now))
                        .toList());
    }

    /** It stays as it is, with a word on what went wrong. */
    void note(Reservation reservation, String reason) {
        database.sql("UPDATE charging.reservation SET reason = :reason WHERE id = :id")
                .param("reason", reason)
                .param("id", reservation.id())
                .update();
    }

    private static ChargingJournal.Entry entry(
            Reservation one,
            ReservationState state,
            @Nullable String reason,
            @Nullable UUID transaction,
            Instant now) {
        return new ChargingJournal.Entry(
                now,
                "reservation." + state.word(),
                one.stationId(),
                one.evseId(),
                null,
                transaction,
                Map.of(
                        "reservation",
                        one.id().toString(),
                        "number",
                        one.number(),
                        "token",
                        one.token(),
                        "reason",
                        Objects.requireNonNullElse(reason, "")));
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Reservation(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("station_id"),
                row.getObject("evse_id", Integer.class),
                row.getString("connector_type"),
                row.getString("token"),
                row.getString("token_type"),
                row.getString("group_token"),
                ReservationState.of(row.getString("state")),
                row.getString("reason"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("command_id", UUID.class),
                row.getObject("transaction_id", UUID.class),
                row.getString("requested_by"),
                ended == null ? null : ended.toInstant());
    }
}
