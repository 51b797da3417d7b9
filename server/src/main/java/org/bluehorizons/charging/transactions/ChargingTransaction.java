package org.bluehorizons.charging.transactions;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.tariffs.CostLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A session of charging as callers see it. */
record ChargingTransaction(
        UUID id,
        String stationId,
        @Nullable Integer evseId,
        @Nullable Integer connectorId,
        @Schema(example = "1.6") String ocppVersion,
        @Schema(description = "What the station calls it.", example = "4711") String ocppId,
        @Nullable String idToken,
        @Schema(example = "ISO14443") @Nullable String idTokenType,
        @Nullable String groupToken,
        @Schema(description = "Whether the token was good.", example = "ACCEPTED")
                @Nullable String authorizationState,
        @Schema(description = "By which it was stopped.") @Nullable String stopToken,
        @Nullable Integer remoteStartId,
        @Nullable Integer reservationId,
        @Schema(description = "A car of our own fleet.") boolean internal,
        @Schema(description = "The station's time; ours where its clock is evidently wrong.")
                Instant startedAt,
        Instant startedReceivedAt,
        @Schema(description = "Null while it is open.") @Nullable Instant stoppedAt,
        @Nullable Instant stoppedReceivedAt,
        @Schema(example = "EVDisconnected") @Nullable String stopReason,
        @Nullable BigDecimal meterStartWattHours,
        @Nullable BigDecimal meterStopWattHours,
        BigDecimal energyWattHours,
        @Schema(example = "SuspendedEV") @Nullable String chargingState,
        @Schema(description = "When the car had enough.") @Nullable Instant chargingEndedAt,
        @Nullable Instant lastMeterAt,
        @Nullable BigDecimal powerWatts,
        @Nullable BigDecimal socPercent,
        @Schema(description = "Told, at least in part, after the station had been offline.")
                boolean offline,
        @Schema(description = "Start, end and all that lies between have been told.")
                boolean complete,
        @Schema(description = "Numbers of the events that are missing (2.0.1).")
                List<Integer> missingEvents,
        @Schema(description = "What is suspicious about it; see the operator's guide.")
                List<String> flags,
        @Nullable BigDecimal costAmount,
        @Schema(example = "SGD") @Nullable String costCurrency,
        @Nullable UUID tariffId,
        List<CostLine> costLines) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<CostLine>> LINES = new TypeReference<>() {};

    ChargingTransaction {
        missingEvents = List.copyOf(missingEvents);
        flags = List.copyOf(flags);
        costLines = List.copyOf(costLines);
    }

    boolean isOpen() {
        return stoppedAt == null;
    }

    static ChargingTransaction read(ResultSet row, int number) throws SQLException {
        var missing = Arrays.asList((Integer[]) array(row.getArray("missing_seq")));
        var lines = row.getString("cost_lines");
        return new ChargingTransaction(
                row.getObject("id", UUID.class),
                row.getString("station_id"),
                row.getObject("evse_id", Integer.class),
                row.getObject("connector_id", Integer.class),
                row.getString("ocpp_version"),
                row.getString("ocpp_id"),
                row.getString("id_token"),
                row.getString("id_token_type"),
                row.getString("group_token"),
                row.getString("authorization_state"),
                row.getString("stop_token"),
                row.getObject("remote_start_id", Integer.class),
                row.getObject("reservation_id", Integer.class),
                row.getBoolean("internal"),
                requireNonNull(instant(row, "started_at")),
                requireNonNull(instant(row, "started_received_at")),
                instant(row, "stopped_at"),
                instant(row, "stopped_received_at"),
                row.getString("stop_reason"),
                row.getBigDecimal("meter_start_wh"),
                row.getBigDecimal("meter_stop_wh"),
                row.getBigDecimal("energy_wh"),
                row.getString("charging_state"),
                instant(row, "charging_ended_at"),
                instant(row, "last_meter_at"),
                row.getBigDecimal("power_watts"),
                row.getBigDecimal("soc_percent"),
                row.getBoolean("offline"),
                row.getBoolean("start_seen") && row.getBoolean("end_seen") && missing.isEmpty(),
                missing,
                Arrays.asList((String[]) array(row.getArray("flags"))),
                row.getBigDecimal("cost_amount"),
                row.getString("cost_currency"),
                row.getObject("tariff_id", UUID.class),
                lines == null ? List.of() : JSON.readValue(lines, LINES));
    }

    private static Object array(Array array) throws SQLException {
        return array.getArray();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }
}
