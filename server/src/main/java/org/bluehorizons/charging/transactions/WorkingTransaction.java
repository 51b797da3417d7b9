package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction's row, locked, while messages change it; the one class whose fields are the
 * columns. Confined to the thread that holds the lock. What a message does to it is in {@link
 * TransactionStep}; {@link TransactionLedger} writes it back.
 */
final class WorkingTransaction {

    final UUID id;
    final String stationId;
    final String ocppVersion;
    final String ocppId;

    /** That the connector can deliver. */
    final int largestWatts;

    @Nullable Integer evseId;
    @Nullable Integer connectorId;
    @Nullable String reportedId;
    @Nullable String idToken;
    @Nullable String idTokenType;
    @Nullable String groupToken;
    @Nullable String authorizationState;
    @Nullable String stopToken;
    @Nullable Integer remoteStartId;
    @Nullable Integer reservationId;
    boolean internal;
    Instant startedAt;
    Instant startedToldAt;
    Instant startedReceivedAt;
    @Nullable Instant stoppedAt;
    @Nullable Instant stoppedToldAt;
    @Nullable Instant stoppedReceivedAt;
    @Nullable String stopReason;
    boolean startSeen;
    boolean endSeen;
    @Nullable BigDecimal meterStart;
    @Nullable BigDecimal meterStop;
    BigDecimal energy;
    @Nullable BigDecimal register;
    @Nullable Instant registerAt;
    boolean energyDue;
    @Nullable String chargingState;
    @Nullable Instant chargingEndedAt;
    @Nullable Instant lastMeterAt;
    @Nullable BigDecimal powerWatts;
    @Nullable BigDecimal socPercent;
    boolean offline;
    int lastSeq;
    final Set<Integer> missingSeq;
    @Nullable BigDecimal costAmount;
    @Nullable String costCurrency;
    @Nullable String costLines;
    @Nullable UUID tariffId;
    @Nullable Instant costAt;
    final Set<String> flags;
    @Nullable Instant staleSince;
    Instant heardAt;

    /** Made by the message that is being handled. */
    boolean isNew;

    private final BigDecimal energyBefore;
    private final Map<String, @Nullable Object> loaded;

    WorkingTransaction(ResultSet row) throws SQLException {
        id = row.getObject("id", UUID.class);
        stationId = row.getString("station_id");
        ocppVersion = row.getString("ocpp_version");
        ocppId = row.getString("ocpp_id");
        largestWatts = row.getInt("largest_watts");
        evseId = row.getObject("evse_id", Integer.class);
        connectorId = row.getObject("connector_id", Integer.class);
        reportedId = row.getString("reported_id");
        idToken = row.getString("id_token");
        idTokenType = row.getString("id_token_type");
        groupToken = row.getString("group_token");
        authorizationState = row.getString("authorization_state");
        stopToken = row.getString("stop_token");
        remoteStartId = row.getObject("remote_start_id", Integer.class);
        reservationId = row.getObject("reservation_id", Integer.class);
        internal = row.getBoolean("internal");
        startedAt = required(row, "started_at");
        startedToldAt = required(row, "started_told_at");
        startedReceivedAt = required(row, "started_received_at");
        stoppedAt = instant(row, "stopped_at");
        stoppedToldAt = instant(row, "stopped_told_at");
        stoppedReceivedAt = instant(row, "stopped_received_at");
        stopReason = row.getString("stop_reason");
        startSeen = row.getBoolean("start_seen");
        endSeen = row.getBoolean("end_seen");
        meterStart = row.getBigDecimal("meter_start_wh");
        meterStop = row.getBigDecimal("meter_stop_wh");
        energy = row.getBigDecimal("energy_wh");
        register = row.getBigDecimal("register_wh");
        registerAt = instant(row, "register_at");
        energyDue = row.getBoolean("energy_due");
        chargingState = row.getString("charging_state");
        chargingEndedAt = instant(row, "charging_ended_at");
        lastMeterAt = instant(row, "last_meter_at");
        powerWatts = row.getBigDecimal("power_watts");
        socPercent = row.getBigDecimal("soc_percent");
        offline = row.getBoolean("offline");
        lastSeq = row.getInt("last_seq");
        missingSeq = new TreeSet<>(list(row.getArray("missing_seq"), Integer.class));
        costAmount = row.getBigDecimal("cost_amount");
        costCurrency = row.getString("cost_currency");
        costLines = row.getString("cost_lines");
        tariffId = row.getObject("tariff_id", UUID.class);
        costAt = instant(row, "cost_at");
        flags = new TreeSet<>(list(row.getArray("flags"), String.class));
        staleSince = instant(row, "stale_since");
        heardAt = required(row, "heard_at");
        energyBefore = energy;
        loaded = columns();
    }

    boolean isOpen() {
        return stoppedAt == null;
    }

    /** Of a transaction that had ended before this message. */
    boolean hadEnded() {
        return loaded.get("stopped_at") != null;
    }

    /** The energy in its row, in Wh. */
    BigDecimal energyBefore() {
        return energyBefore;
    }

    boolean changed(String column) {
        return !isSame(loaded.get(column), columns().get(column));
    }

    /** Whether it differs from its row in more than what meter values change. */
    boolean changed() {
        var now = columns();
        return isNew
                || loaded.entrySet().stream()
                        .anyMatch(before -> !isSame(before.getValue(), now.get(before.getKey())));
    }

    /** 1.5 is 1.50. */
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        return Objects.equals(one, other);
    }

    /** The columns that not every message changes, by name. */
    Map<String, @Nullable Object> columns() {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("evse_id", evseId);
        columns.put("connector_id", connectorId);
        columns.put("reported_id", reportedId);
        columns.put("id_token", idToken);
        columns.put("id_token_type", idTokenType);
        columns.put("group_token", groupToken);
        columns.put("authorization_state", authorizationState);
        columns.put("stop_token", stopToken);
        columns.put("remote_start_id", remoteStartId);
        columns.put("reservation_id", reservationId);
        columns.put("internal", internal);
        columns.put("started_at", startedAt);
        columns.put("started_told_at", startedToldAt);
        columns.put("started_received_at", startedReceivedAt);
        columns.put("stopped_at", stoppedAt);
        columns.put("stopped_told_at", stoppedToldAt);
        columns.put("stopped_received_at", stoppedReceivedAt);
        columns.put("stop_reason", stopReason);
        columns.put("start_seen", startSeen);
        columns.put("end_seen", endSeen);
        columns.put("meter_start_wh", meterStart);
        columns.put("meter_stop_wh", meterStop);
        columns.put("charging_state", chargingState);
        columns.put("charging_ended_at", chargingEndedAt);
        columns.put("offline", offline);
        columns.put("missing_seq", List.copyOf(missingSeq));
        columns.put("cost_amount", costAmount);
        columns.put("cost_currency", costCurrency);
        columns.put("cost_lines", costLines);
        columns.put("tariff_id", tariffId);
        columns.put("cost_at", costAt);
        columns.put("flags", List.copyOf(flags));
        columns.put("stale_since", staleSince);
        return columns;
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    private static <T> List<T> list(Array array, Class<T> type) throws SQLException {
        var items = new ArrayList<T>();
        for (var item : (Object[]) array.getArray()) {
            items.add(type.cast(item));
        }
        return items;
    }
}
