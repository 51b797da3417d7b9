package org.bluehorizons.charging.transactions;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what came of a transaction: its values and events. */
@Component
class TransactionDetails {

    private final JdbcClient database;

    TransactionDetails(JdbcClient database) {
        this.database = database;
    }

    @Schema(name = "ChargingMeterValue")
    record MeterValue(
            Instant at,
            @Schema(description = "By the station's clock where that is evidently wrong.")
                    @Nullable Instant toldAt,
            Instant receivedAt,
            @Schema(example = "Energy.Active.Import.Register") String measurand,
            @Schema(example = "L1") @Nullable String phase,
            @Schema(example = "Outlet") String location,
            @Schema(example = "Sample.Periodic") String context,
            @Schema(example = "Wh") @Nullable String unit,
            @Nullable BigDecimal value,
            @Schema(description = "What came, where it is no number.") @Nullable String raw,
            @Schema(description = "Signed meter data, verbatim.") @Nullable String signedData,
            @Nullable String signingMethod,
            @Nullable String encodingMethod,
            @Nullable String publicKey,
            @JsonIgnore String key) {}

    @Schema(name = "ChargingTransactionEvent")
    record Event(
            int seqNo,
            @Schema(example = "Updated") String eventType,
            @Schema(example = "MeterValuePeriodic") String triggerReason,
            boolean offline,
            @Schema(description = "By the station's clock.") Instant toldAt,
            Instant receivedAt,
            @Schema(types = "object", description = "The TransactionEvent as it came.")
                    @JsonRawValue
                    String payload) {}

    /** Where a page of values ended: values of one message have the same time. */
    record AfterValue(Instant at, String key) {}

    /** Where a page of events ended. */
    record AfterEvent(int seqNo, Instant receivedAt) {}

    /** By time. */
    List<MeterValue> values(ChargingTransaction of, @Nullable AfterValue after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM (
                            SELECT *, concat_ws(' ', measurand, phase, location, context, value,
                                                md5(signed_data), received_at) AS key
                            FROM charging.meter_value
                            WHERE transaction_id = :transaction
                              AND received_at >= :since::timestamptz
                              AND at >= :at::timestamptz) AS found
                        WHERE (at, key) > (:at::timestamptz, :key)
                        ORDER BY at, key
                        LIMIT :rows
                        """)
                .param("transaction", of.id())
                .param("since", of.startedReceivedAt().toString())
                .param("at", after == null ? Instant.EPOCH.toString() : after.at().toString())
                .param("key", after == null ? "" : after.key())
                .param("rows", rows)
                .query((row, _) -> value(row))
                .list();
    }

    /** By number. */
    List<Event> events(UUID transaction, @Nullable AfterEvent after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.transaction_event
                        WHERE transaction_id = :transaction
                          AND (seq_no, received_at) > (:seqNo, :receivedAt::timestamptz)
                        ORDER BY seq_no, received_at
                        LIMIT :rows
                        """)
                .param("transaction", transaction)
                .param("seqNo", after == null ? -1 : after.seqNo())
                .param(
                        "receivedAt",
                        (after == null ? Instant.EPOCH : after.receivedAt()).toString())
                .param("rows", rows)
                .query((row, _) -> event(row))
                .list();
    }

    private static MeterValue value(ResultSet row) throws SQLException {
        return new MeterValue(
                requireNonNull(instant(row, "at")),
                instant(row, "told_at"),
                requireNonNull(instant(row, "received_at")),
                row.getString("measurand"),
                row.getString("phase"),
                row.getString("location"),
                row.getString("context"),
                row.getString("unit"),
                row.getBigDecimal("value"),
                row.getString("raw"),
                row.getString("signed_data"),
                row.getString("signing_method"),
                row.getString("encoding_method"),
                row.getString("public_key"),
                row.getString("key"));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getInt("seq_no"),
                row.getString("event_type"),
                row.getString("trigger_reason"),
                row.getBoolean("offline"),
                requireNonNull(instant(row, "told_at")),
                requireNonNull(instant(row, "received_at")),
                row.getString("payload"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
