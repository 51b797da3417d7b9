package org.bluehorizons.charging.transactions;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bluehorizons.charging.transactions.Sample.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code charging.meter_value}: written and read for many transactions at a time. */
@Component
class MeterValueTable {

    private final JdbcClient database;

    MeterValueTable(JdbcClient database) {
        this.database = database;
    }

    /**
     * A value to be kept.
     *
     * @param evseId 0 for the whole station
     * @param maybeKnown whether it may be there already; others are written without a look
     */
    record Row(
            String stationId,
            int evseId,
            @Nullable UUID transactionId,
            Sample sample,
            boolean maybeKnown) {

        private @Nullable String toldAt() {
            var time = sample.time();
            return time.clockWrong() ? TransactionTable.text(time.toldAt()) : null;
        }

        private <T> @Nullable T signed(Function<Signature, @Nullable T> part) {
            return sample.signature() == null ? null : part.apply(sample.signature());
        }
    }

    /**
     * Keeps what is not there yet.
     *
     * @param since nothing of these transactions was received before
     * @return transactions that have got something new
     */
    Set<UUID> add(List<Row> rows, Instant since) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                database.sql(
                                """
                                WITH added AS (
                                    INSERT INTO charging.meter_value
                                        (station_id, evse_id, transaction_id, at, told_at, received_at,
                                         measurand, phase, location, context, unit, value, raw,
                                         signed_data, signing_method, encoding_method, public_key)
                                    SELECT v.station_id, v.evse_id, v.transaction_id, v.at, v.told_at,
                                           v.received_at, v.measurand, v.phase, v.location, v.context,
                                           v.unit, v.value, v.raw, v.signed_data, v.signing_method,
                                           v.encoding_method, v.public_key
                                    FROM unnest(:stations::text[], :evses::int[], :transactions::uuid[],
                                                :ats::timestamptz[], :tolds::timestamptz[],
                                                :receiveds::timestamptz[], :measurands::text[],
                                                :phases::text[], :locations::text[], :contexts::text[],
                                                :units::text[], :values::numeric[], :raws::text[],
                                                :signed::text[], :methods::text[], :encodings::text[],
                                                :keys::text[], :maybes::boolean[])
                                         AS v (station_id, evse_id, transaction_id, at, told_at,
                                               received_at, measurand, phase, location, context, unit,
                                               value, raw, signed_data, signing_method,
                                               encoding_method, public_key, maybe)
                                    WHERE NOT v.maybe
                                       OR NOT EXISTS (
                                              SELECT FROM charging.meter_value AS known
                                              WHERE known.transaction_id = v.transaction_id
                                                AND known.received_at >= :since::timestamptz
                                                AND (v.told_at IS NOT NULL OR known.at = v.at)
                                                AND known.told_at IS NOT DISTINCT FROM v.told_at
                                                AND known.measurand = v.measurand
                                                AND known.phase IS NOT DISTINCT FROM v.phase
                                                AND known.location = v.location
                                                AND known.context = v.context
                                                AND known.value IS NOT DISTINCT FROM v.value
                                                AND known.signed_data IS NOT DISTINCT FROM v.signed_data)
                                    RETURNING transaction_id)
                                SELECT DISTINCT transaction_id FROM added
                                WHERE transaction_id IS NOT NULL
                                """)
                        .param("since", TransactionTable.text(since))
                        .param("stations", words(rows, Row::stationId))
                        .param("evses", rows.stream().map(Row::evseId).toArray(Integer[]::new))
                        .param(
                                "transactions",
                                rows.stream().map(Row::transactionId).toArray(UUID[]::new))
                        .param("ats", times(rows, StationTime::at))
                        .param("tolds", words(rows, Row::toldAt))
                        .param("receiveds", times(rows, StationTime::receivedAt))
                        .param("measurands", words(rows, row -> row.sample().measurand()))
                        .param("phases", words(rows, row -> row.sample().phase()))
                        .param("locations", words(rows, row -> row.sample().location()))
                        .param("contexts", words(rows, row -> row.sample().context()))
                        .param("units", words(rows, row -> row.sample().unit()))
                        .param(
                                "values",
                                rows.stream()
                                        .map(row -> row.sample().value())
                                        .toArray(BigDecimal[]::new))
                        .param("raws", words(rows, row -> row.sample().raw()))
                        .param("signed", words(rows, row -> row.signed(Signature::data)))
                        .param("methods", words(rows, row -> row.signed(Signature::signingMethod)))
                        .param(
                                "encodings",
                                words(rows, row -> row.signed(Signature::encodingMethod)))
                        .param("keys", words(rows, row -> row.signed(Signature::publicKey)))
                        .param("maybes", rows.stream().map(Row::maybeKnown).toArray(Boolean[]::new))
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list());
    }

    /** What shows the energy of these transactions. */
    Map<UUID, List<Sample>> energySamples(Collection<UUID> transactions, Instant since) {
        var found = new HashMap<UUID, List<Sample>>();
        if (!transactions.isEmpty()) {
            database.sql(
                            """
                            SELECT transaction_id, at, told_at, received_at, measurand, phase, location,
                                   context, unit, value
                            FROM charging.meter_value
                            WHERE transaction_id = ANY(:transactions)
                              AND received_at >= :since::timestamptz
                              AND measurand IN ('Energy.Active.Import.Register',
                                                'Energy.Active.Import.Interval')
                              AND value IS NOT NULL
                            """)
                    .param("transactions", transactions.toArray(UUID[]::new))
                    .param("since", TransactionTable.text(since))
                    .query(row -> {
                        found.computeIfAbsent(
                                        row.getObject("transaction_id", UUID.class),
                                        _ -> new ArrayList<>())
                                .add(sample(row));
                    });
        }
        return found;
    }

    private static Sample sample(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var told = row.getObject("told_at", OffsetDateTime.class);
        return new Sample(
                new StationTime(
                        at,
                        told == null ? at : told.toInstant(),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()),
                requireNonNull(row.getString("measurand")),
                row.getString("phase"),
                requireNonNull(row.getString("location")),
                requireNonNull(row.getString("context")),
                row.getString("unit"),
                row.getBigDecimal("value"),
                null,
                null);
    }

    private static String[] words(List<Row> rows, Function<Row, @Nullable String> word) {
        return rows.stream().map(word).toArray(String[]::new);
    }

    private static String[] times(List<Row> rows, Function<StationTime, Instant> time) {
        return words(rows, row -> TransactionTable.text(time.apply(row.sample().time())));
    }
}
