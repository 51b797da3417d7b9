package org.bluehorizons.charging.transactions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bluehorizons.platform.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads transactions for callers. */
@Component
class TransactionQueries {

    private static final int FETCHED_AT_ONCE = 1_000;
    private static final String NEWEST_FIRST = " ORDER BY t.started_at DESC, t.id DESC LIMIT :rows";

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate streams;

    TransactionQueries(JdbcClient database, JdbcTemplate jdbc) {
        this.database = database;
        // A template of its own: the fetch size of the shared one must not change.
        var streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCHED_AT_ONCE);
        this.streams = new NamedParameterJdbcTemplate(streaming);
    }

    /** Where the page before ended. */
    record After(Instant startedAt, UUID id) {}

    /** The newest first. */
    List<ChargingTransaction> list(TransactionFilter filter, @Nullable After after, int rows) {
        var parameters = new HashMap<String, Object>();
        var sql = select(filter, after, parameters);
        parameters.put("rows", rows);
        return database.sql(sql).params(parameters).query(ChargingTransaction::read).list();
    }

    /** Row by row, the newest first; call it in a transaction, else all are fetched at once. */
    void stream(TransactionFilter filter, int most, Consumer<ChargingTransaction> reader) {
        var parameters = new HashMap<String, Object>();
        var sql = select(filter, null, parameters);
        parameters.put("rows", most);
        streams.query(
                sql,
                parameters,
                row -> {
                    reader.accept(ChargingTransaction.read(row, 0));
                });
    }

    Optional<ChargingTransaction> find(UUID id) {
        return database.sql("SELECT * FROM charging.transaction WHERE id = :id")
                .param("id", id)
                .query(ChargingTransaction::read)
                .optional();
    }

    ChargingTransaction get(UUID id) {
        return find(id).orElseThrow(() ->
                ProblemException.of(
                        HttpStatus.NOT_FOUND,
                        "transaction_unknown",
                        "There is no transaction %s.".formatted(id)));
    }

    /** Only the conditions that are asked for, so that the plan goes by their index. */
    private static String select(
            TransactionFilter filter, @Nullable After after, Map<String, Object> parameters) {
        var conditions = new ArrayList<String>();
        conditions.add("true");
        if (filter.station() != null) {
            conditions.add("t.station_id = :station");
            parameters.put("station", filter.station());
        }
        if (filter.site() != null) {
            conditions.add(
                    "t.station_id IN (SELECT id FROM charging.station WHERE site_id = :site)");
            parameters.put("site", filter.site());
        }
        if (filter.token() != null) {
            conditions.add("lower(t.id_token) = lower(:token)");
            parameters.put("token", filter.token());
        }
        if (filter.open() != null) {
            conditions.add("t.stopped_at IS " + (filter.open() ? "NULL" : "NOT NULL"));
        }
        if (filter.from() != null) {
            conditions.add("t.started_at >= :from::timestamptz");
            parameters.put("from", filter.from().toString());
        }
        if (filter.to() != null) {
            conditions.add("t.started_at < :to::timestamptz");
            parameters.put("to", filter.to().toString());
        }
        if (filter.internal() != null) {
            conditions.add("t.internal = :internal");
            parameters.put("internal", filter.internal());
        }
        if (after != null) {
            conditions.add("(t.started_at, t.id) < (:afterTime::timestamptz, :afterId)");
            parameters.put("afterTime", after.startedAt().toString());
            parameters.put("afterId", after.id());
        }
        return "SELECT t.* FROM charging.transaction AS t WHERE "
                + String.join(" AND ", conditions)
                + NEWEST_FIRST;
    }
}
