package org.bluehorizons.charging.commands;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table of commands. A change of state happens only from the states before it; notifications go
 * out with the commit. Safe for use by many threads.
 */
@Component
final class CommandStore {

    /** A station has a command to be sent: its id, or {@code *} for many. */
    static final String NEW = "charging_command";

    /** A command has come to its end: the command's id. */
    static final String SETTLED = "charging_command_settled";

    static final String MANY = "*";

    private static final int NAMED_AT_MOST = 1_000;
    private static final String COLUMNS =
            """
            c.id, c.station_id, c.ocpp_version, c.action, c.payload, c.state, c.response, c.reason,
            c.bulk_id, c.requested_by, c.attempts, c.accepted_at, c.sent_at, c.settled_at,
            c.expires_at, c.connection_number
            """;

    private final JdbcClient database;
    private final Node node;

    CommandStore(JdbcClient database, Node node) {
        this.database = database;
        this.node = node;
    }

    /** A command that is to be put on the wire, and on which. */
    record Claimed(StationCommand command, long connectionNumber) {}

    List<UUID> insert(List<CommandRequest> requests) {
        var ids =
                database.sql(
                                """
                                INSERT INTO charging.command
                                    (station_id, ocpp_version, action, payload, repeatable, bulk_id,
                                     requested_by, expires_at)
                                SELECT station_id, ocpp_version, action, payload, repeatable, bulk_id,
                                       requested_by, now() + seconds * interval '1 second'
                                FROM unnest(:stations::text[], :versions::text[], :actions::text[],
                                            :payloads::text[], :repeatables::boolean[], :bulks::uuid[],
                                            :requesters::text[], :seconds::bigint[])
                                    WITH ORDINALITY
                                    AS asked (station_id, ocpp_version, action, payload, repeatable,
                                              bulk_id, requested_by, seconds, position)
                                ORDER BY position
                                RETURNING id
                                """)
                        .param("stations", strings(requests, CommandRequest::stationId))
                        .param("versions", strings(requests, request -> request.version().word()))
                        .param("actions", strings(requests, CommandRequest::action))
                        .param(
                                "payloads",
                                strings(requests, request -> OcppJson.write(request.payload())))
                        .param(
                                "repeatables",
                                requests.stream()
                                        .map(request -> Repeatable.is(request.action()))
                                        .toArray(Boolean[]::new))
                        .param(
                                "bulks",
                                requests.stream().map(CommandRequest::bulkId).toArray(UUID[]::new))
                        .param("requesters", strings(requests, CommandRequest::requestedBy))
                        .param(
                                "seconds",
                                requests.stream()
                                        .map(request -> request.life().toSeconds())
                                        .toArray(Long[]::new))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        announce(requests.stream().map(CommandRequest::stationId).distinct().toList());
        return ids;
    }

    Optional<StationCommand> find(UUID id) {
        return database.sql(
                        "SELECT %s FROM charging.command AS c WHERE id = :id".formatted(COLUMNS))
                .param("id", id)
                .query((row, _) -> command(row))
                .optional();
    }

    /** The oldest open command of each of these stations that this node holds and that is free. */
    List<Claimed> claim(Collection<String> stations) {
        return database.sql(
                        """
                        UPDATE charging.command AS c
                        SET state = 'sent', attempts = attempts + 1, sent_at = now(),
                            connection_number = due.connection_number
                        FROM (
                            SELECT DISTINCT ON (waiting.station_id)
                                   waiting.id, held.connection_number
                            FROM charging.command AS waiting
                            JOIN charging.connection AS held USING (station_id)
                            WHERE waiting.station_id = ANY (:stations) AND held.node_id = :node
                              AND waiting.state = 'accepted' AND waiting.expires_at > now()
                              AND NOT EXISTS (
                                  SELECT FROM charging.command AS sent
                                  WHERE sent.station_id = waiting.station_id AND sent.state = 'sent'
                                    AND sent.connection_number = held.connection_number)
                            ORDER BY waiting.station_id, waiting.id) AS due
                        WHERE c.id = due.id AND c.state = 'accepted'
                        RETURNING %s
                        """
                                .formatted(COLUMNS))
                .param("stations", stations.toArray(String[]::new))
                .param("node", node.id())
                .query((row, _) -> new Claimed(command(row), row.getLong("connection_number")))
                .list();
    }

    /** Stations that this node holds and that have something to be sent. */
    List<String> waitingStations() {
        return database.sql(
                        """
                        SELECT DISTINCT station_id
                        FROM charging.command JOIN charging.connection USING (station_id)
                        WHERE state = 'accepted' AND expires_at > now() AND node_id = :node
                        """)
                .param("node", node.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Those that have ended by it; one that ended before is left as it is. */
    List<StationCommand> settle(List<Settlement> settlements) {
        var changed =
                database.sql(
                                """
                                UPDATE charging.command AS c
                                SET state = CASE WHEN told.state <> 'accepted' THEN told.state
                                                 WHEN c.repeatable OR told.reason IS NULL THEN 'accepted'
                                                 ELSE 'failed' END,
                                    response = told.response,
                                    reason = told.reason,
                                    settled_at = CASE WHEN told.state = 'accepted'
                                                           AND (c.repeatable OR told.reason IS NULL)
                                                      THEN NULL ELSE now() END
                                FROM unnest(:ids::uuid[], :states::text[], :responses::text[],
                                            :reasons::text[]) AS told (id, state, response, reason)
                                WHERE c.id = told.id AND c.state IN ('accepted', 'sent')
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param(
                                "ids",
                                settlements.stream().map(Settlement::command).toArray(UUID[]::new))
                        .param(
                                "states",
                                settlements.stream()
                                        .map(settlement -> settlement.state().word())
                                        .toArray(String[]::new))
                        .param(
                                "responses",
                                settlements.stream()
                                        .map(Settlement::response)
                                        .toArray(String[]::new))
                        .param(
                                "reasons",
                                settlements.stream().map(Settlement::reason).toArray(String[]::new))
                        .query((row, _) -> command(row))
                        .list();
        return announced(changed);
    }

    /** Those whose time is over; each by one node. */
    List<StationCommand> expire(int most) {
        return announced(
                database.sql(
                                """
                                UPDATE charging.command AS c
                                SET state = 'expired', settled_at = now(),
                                    reason = coalesce(reason, 'the station did not take it in time')
                                WHERE id IN (
                                    SELECT id FROM charging.command
                                    WHERE state IN ('accepted', 'sent') AND expires_at <= now()
                                    LIMIT :most FOR UPDATE SKIP LOCKED)
                                RETURNING %s
                                """
                                        .formatted(COLUMNS))
                        .param("most", most)
                        .query((row, _) -> command(row))
                        .list());
    }

    /** What was on a wire that is gone with its node. */
    List<UUID> orphans(int most) {
        return database.sql(
                        """
                        SELECT id FROM charging.command AS c
                        WHERE state = 'sent' AND sent_at < now() - interval '5 seconds'
                          AND NOT EXISTS (
                              SELECT FROM charging.connection AS held
                              WHERE held.station_id = c.station_id
                                AND held.connection_number = c.connection_number)
                        LIMIT :most
                        """)
                .param("most", most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    Optional<OcppVersion> versionOf(String stationId) {
        return database.sql(
                        """
                        SELECT ocpp_version FROM charging.station_state
                        WHERE station_id = :station AND ocpp_version IS NOT NULL
                        """)
                .param("station", stationId)
                .query((row, _) -> row.getString(1))
                .optional()
                .flatMap(OcppVersion::byWord);
    }

    private List<StationCommand> announced(List<StationCommand> changed) {
        announce(
                changed.stream()
                        .filter(command -> command.state().isOpen())
                        .map(StationCommand::stationId)
                        .distinct()
                        .toList());
        var ended = changed.stream().filter(command -> !command.state().isOpen()).toList();
        notify(SETTLED, ended.stream().map(command -> command.id().toString()).toList());
        return ended;
    }

    private void announce(List<String> stations) {
        notify(NEW, stations.size() > NAMED_AT_MOST ? List.of(MANY) : stations);
    }

    private void notify(String channel, List<String> payloads) {
        if (!payloads.isEmpty()) {
            database.sql(
                            """
                            SELECT count(pg_notify(:channel, payload))
                            FROM unnest(:payloads::text[]) AS payload
                            """)
                    .param("channel", channel)
                    .param("payloads", payloads.toArray(String[]::new))
                    .query((_, _) -> "")
                    .list();
        }
    }

    private static String[] strings(
            List<CommandRequest> requests, Function<CommandRequest, String> part) {
        return requests.stream().map(part).toArray(String[]::new);
    }

    private static StationCommand command(ResultSet row) throws SQLException {
        return new StationCommand(
                row.getObject("id", UUID.class),
                row.getString("station_id"),
                OcppVersion.byWord(row.getString("ocpp_version")).orElseThrow(),
                row.getString("action"),
                row.getString("payload"),
                CommandState.of(row.getString("state")),
                row.getString("response"),
                row.getString("reason"),
                row.getObject("bulk_id", UUID.class),
                row.getString("requested_by"),
                row.getInt("attempts"),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                instant(row, "settled_at"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
