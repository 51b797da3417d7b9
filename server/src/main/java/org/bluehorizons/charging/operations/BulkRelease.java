package org.bluehorizons.charging.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes commands of the stations of bulks, no faster than the setting allows on all nodes together:
 * one row says when stations were last released, and whoever holds it may release as many as are
 * due since.
 */
@Component
@ConditionalOnRole(Role.WORKERS)
class BulkRelease {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 5_000;

    private final BulkSettings settings;
    private final BulkOperations operations;
    private final BulkStore store;
    private final StationCommands commands;
    private final StationNumbers numbers;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    BulkRelease(
            BulkSettings settings,
            BulkOperations operations,
            BulkStore store,
            StationCommands commands,
            StationNumbers numbers,
            JdbcClient database,
            TransactionOperations transactions,
            JsonMapper json) {
        this.settings = settings;
        this.operations = operations;
        this.store = store;
        this.commands = commands;
        this.numbers = numbers;
        this.database = database;
        this.transactions = transactions;
        this.json = json;
    }

    private record Target(UUID bulk, String station, OcppVersion version) {}

    @Scheduled(fixedDelayString = "PT0.25S")
    void run() {
        if (isAnyWaiting()) {
            transactions.executeWithoutResult(_ -> release());
        }
    }

    private boolean isAnyWaiting() {
        return database.sql(
                        """
                        SELECT 1 FROM charging.bulk_target WHERE state = 'waiting' LIMIT 1
                        """)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void release() {
        var targets = waiting(due());
        if (targets.isEmpty()) {
            return;
        }
        var bulks =
                targets.stream()
                        .map(Target::bulk)
                        .distinct()
                        .map(id -> store.find(id).orElseThrow())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        BulkStore.Bulk::id, Function.identity()));
        var ids = commands.send(requests(targets, bulks));
        noteReleased(targets, ids);
    }

    private List<CommandRequest> requests(List<Target> targets, Map<UUID, BulkStore.Bulk> bulks) {
        var operationOf =
                bulks.values().stream()
                        .collect(Collectors.toUnmodifiableMap(BulkStore.Bulk::id, this::operation));
        var requests = new ArrayList<CommandRequest>(targets.size());
        for (var target : targets) {
            var bulk = bulks.get(target.bulk());
            var operation = operationOf.get(target.bulk());
            if (bulk == null || operation == null) {
                throw new IllegalStateException("bulk %s is gone".formatted(target.bulk()));
            }
            var message = operation.on(target.version(), numbers);
            requests.add(
                    new CommandRequest(
                            target.station(),
                            message.version(),
                            message.action(),
                            message.payload(),
                            bulk.life(),
                            bulk.requestedBy(),
                            bulk.id()));
        }
        return requests;
    }

    private Operation operation(BulkStore.Bulk bulk) {
        return operations.read(bulk.action(), json.readTree(bulk.payload()), "payload.");
    }

    /** How many may go now; none when another node is at it. */
    private int due() {
        return database.sql(
                        """
                        WITH turn AS (
                            SELECT released_at FROM charging.bulk_pace
                            FOR UPDATE SKIP LOCKED),
                        taken AS (
                            UPDATE charging.bulk_pace SET released_at = clock_timestamp()
                            FROM turn
                            WHERE only_row
                            RETURNING least(clock_timestamp() - turn.released_at,
                                            make_interval(secs => :longest)) AS pause)
                        SELECT coalesce(max(ceil(extract(epoch FROM pause) * :rate)), 0)::int
                        FROM taken
                        """)
                .param("longest", (double) LONGEST_PAUSE.toSeconds())
                .param("rate", settings.commandsPerSecond())
                .query(Integer.class)
                .single();
    }

    private List<Target> waiting(int due) {
        return database.sql(
                        """
                        SELECT bulk_id, station_id, ocpp_version FROM charging.bulk_target
                        WHERE state = 'waiting'
                        ORDER BY bulk_id, station_id
                        LIMIT :due
                        FOR UPDATE SKIP LOCKED
                        """)
                .param("due", Math.min(due, MOST_AT_ONCE))
                .query((row, _) ->
                        new Target(
                                row.getObject("bulk_id", UUID.class),
                                row.getString("station_id"),
                                OcppVersion.byWord(row.getString("ocpp_version")).orElseThrow()))
                .list();
    }

    private void noteReleased(List<Target> targets, List<UUID> ids) {
        database.sql(
                        """
                        UPDATE charging.bulk_target target
                        SET state = 'released', command_id = made.command
                        FROM unnest(:bulks::uuid[], :stations::text[], :commands::uuid[])
                             AS made (bulk, station, command)
                        WHERE target.bulk_id = made.bulk AND target.station_id = made.station
                        """)
                .param("bulks", targets.stream().map(Target::bulk).toArray(UUID[]::new))
                .param("stations", targets.stream().map(Target::station).toArray(String[]::new))
                .param("commands", ids.toArray(UUID[]::new))
                .update();
    }
}
