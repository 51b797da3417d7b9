package org.bluehorizons.charging.transactions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of {@code charging.transaction} to work on: always many at a time, locked in the order of
 * their ids. Joins the caller's transaction.
 */
@Component
class TransactionTable {

    private static final String LOCK =
            """
            SELECT t.*,
                   coalesce((SELECT max(c.max_power_watts) FROM charging.connector AS c
                             WHERE c.station_id = t.station_id AND c.evse_id = t.evse_id),
                            %d) AS largest_watts
            FROM charging.transaction AS t
            """
                    .formatted(SessionEnergy.LARGEST_POWER);

    private static final String IN_ORDER = " ORDER BY t.id FOR NO KEY UPDATE OF t";

    private final JdbcClient database;

    TransactionTable(JdbcClient database) {
        this.database = database;
    }

    /** A transaction of a station by the station's own name for it. */
    record Name(String stationId, String ocppId) {}

    /** Where a transaction may be found at a time. */
    record Place(String stationId, int evseId, Instant at) {}

    /**
     * What a row begins with.
     *
     * @param ocppId null for one of 1.6, which is given a number
     * @param idToken stands in the row before anybody asks whether it may charge, so that of two
     *     uses at once one is let through
     */
    record Beginning(
            String stationId,
            @Nullable Integer evseId,
            @Nullable Integer connectorId,
            String ocppVersion,
            @Nullable String ocppId,
            @Nullable String idToken,
            @Nullable String idTokenType,
            StationTime time) {}

    List<WorkingTransaction> lock(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(LOCK + "WHERE t.id = ANY(:ids)" + IN_ORDER)
                        .param("ids", ids.toArray(UUID[]::new))
                        .query((row, _) -> new WorkingTransaction(row))
                        .list();
    }

    Map<Name, WorkingTransaction> lockNamed(Collection<Name> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(
                        LOCK
                                + """
                                JOIN unnest(:stations::text[], :names::text[]) AS n (station_id, ocpp_id)
                                  USING (station_id, ocpp_id)
                                """
                                + IN_ORDER)
                .param("stations", words(names, Name::stationId))
                .param("names", words(names, Name::ocppId))
                .query((row, _) -> new WorkingTransaction(row))
                .list()
                .stream()
                .collect(
                        Collectors.toMap(
                                found -> new Name(found.stationId, found.ocppId),
                                Function.identity()));
    }

    /** All that are open at these places. */
    List<WorkingTransaction> lockOpenAt(Collection<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        LOCK
                                + """
                                JOIN unnest(:stations::text[], :evses::int[]) AS p (station_id, evse_id)
                                  USING (station_id, evse_id)
                                WHERE t.stopped_at IS NULL
                                """
                                + IN_ORDER)
                .param("stations", words(places, Place::stationId))
                .param("evses", places.stream().map(Place::evseId).toArray(Integer[]::new))
                .query((row, _) -> new WorkingTransaction(row))
                .list();
    }

    /** All that are open at these stations. */
    List<WorkingTransaction> lockOpen(Collection<String> stations) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        LOCK
                                + """
                                WHERE t.station_id = ANY(:stations) AND t.stopped_at IS NULL
                                """
                                + IN_ORDER)
                .param("stations", stations.toArray(String[]::new))
                .query((row, _) -> new WorkingTransaction(row))
                .list();
    }

    /** The last one that ran at each place at that time, if any. */
    List<WorkingTransaction> lockRunning(Collection<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        LOCK
                                + """
                                WHERE t.id IN (
                                    SELECT ran.id
                                    FROM unnest(:stations::text[], :evses::int[], :ats::timestamptz[])
                                         AS p (station_id, evse_id, at),
                                         LATERAL (SELECT id, stopped_at FROM charging.transaction AS t
                                                  WHERE t.station_id = p.station_id
                                                    AND t.evse_id = p.evse_id
                                                    AND t.started_at <= p.at
                                                  ORDER BY t.started_at DESC
                                                  LIMIT 1) AS ran
                                    WHERE ran.stopped_at IS NULL OR ran.stopped_at >= p.at)
                                """
                                + IN_ORDER)
                .param("stations", words(places, Place::stationId))
                .param("evses", places.stream().map(Place::evseId).toArray(Integer[]::new))
                .param("ats", words(places, place -> text(place.at())))
                .query((row, _) -> new WorkingTransaction(row))
                .list();
    }

    /** Makes those that are not there yet; locked, and marked as new. */
    List<WorkingTransaction> begin(Collection<Beginning> beginnings) {
        if (beginnings.isEmpty()) {
            return List.of();
        }
        var ids =
                database.sql(
                                """
                                INSERT INTO charging.transaction
                                    (station_id, evse_id, connector_id, ocpp_version, ocpp_id, id_token,
                                     id_token_type, started_at, started_told_at, started_received_at,
                                     heard_at)
                                SELECT station_id, evse_id, connector_id, version,
                                       coalesce(ocpp_id, nextval('charging.transaction_number')::text),
                                       id_token, id_token_type, at, told_at, received_at, received_at
                                FROM unnest(:stations::text[], :evses::int[], :connectors::int[],
                                            :versions::text[], :names::text[], :tokens::text[],
                                            :types::text[], :ats::timestamptz[], :tolds::timestamptz[],
                                            :receiveds::timestamptz[])
                                     AS b (station_id, evse_id, connector_id, version, ocpp_id, id_token,
                                           id_token_type, at, told_at, received_at)
                                ON CONFLICT (station_id, ocpp_id) DO NOTHING
                                RETURNING id
                                """)
                        .param("stations", words(beginnings, Beginning::stationId))
                        .param("evses", numbers(beginnings, Beginning::evseId))
                        .param("connectors", numbers(beginnings, Beginning::connectorId))
                        .param("versions", words(beginnings, Beginning::ocppVersion))
                        .param("names", words(beginnings, Beginning::ocppId))
                        .param("tokens", words(beginnings, Beginning::idToken))
                        .param("types", words(beginnings, Beginning::idTokenType))
                        .param("ats", words(beginnings, begun -> text(begun.time().at())))
                        .param("tolds", words(beginnings, begun -> text(begun.time().toldAt())))
                        .param(
                                "receiveds",
                                words(beginnings, begun -> text(begun.time().receivedAt())))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        var begun = lock(ids);
        begun.forEach(transaction -> transaction.isNew = true);
        return begun;
    }

    static String text(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toString();
    }

    private static <T> String[] words(
            Collection<T> items, Function<T, ? extends @Nullable String> word) {
        return items.stream().map(word).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(
            Collection<T> items, Function<T, ? extends @Nullable Integer> number) {
        return items.stream().map(number).toArray(Integer[]::new);
    }
}
