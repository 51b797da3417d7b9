package org.bluehorizons.charging.transactions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows of {@code charging.transaction} back, many in a statement. */
@Component
class TransactionWriter {

    private final JdbcClient database;
    private final JsonMapper json;

    TransactionWriter(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Writes what every message changes. */
    void writeProgress(List<WorkingTransaction> transactions) {
        if (transactions.isEmpty()) {
            return;
        }
        write(
                """
                UPDATE charging.transaction AS t
                SET energy_wh = r.energy_wh, register_wh = r.register_wh,
                    register_at = r.register_at, energy_due = r.energy_due,
                    last_meter_at = r.last_meter_at, power_watts = r.power_watts,
                    soc_percent = r.soc_percent, last_seq = r.last_seq, heard_at = r.heard_at
                FROM jsonb_to_recordset(:rows::jsonb)
                     AS r (id uuid, energy_wh numeric, register_wh numeric, register_at timestamptz,
                           energy_due boolean, last_meter_at timestamptz, power_watts numeric,
                           soc_percent numeric, last_seq int, heard_at timestamptz)
                WHERE t.id = r.id
                """,
                transactions.stream().map(TransactionWriter::progress).toList());
    }

    /** Writes everything. */
    void writeAll(List<WorkingTransaction> transactions) {
        if (transactions.isEmpty()) {
            return;
        }
        write(
                """
                UPDATE charging.transaction AS t
                SET (evse_id, connector_id, reported_id, id_token, id_token_type, group_token,
                     authorization_state, stop_token, remote_start_id, reservation_id, internal,
                     started_at, started_told_at, started_received_at, stopped_at, stopped_told_at,
                     stopped_received_at, stop_reason, start_seen, end_seen, meter_start_wh,
                     meter_stop_wh, energy_wh, register_wh, register_at, energy_due, charging_state,
                     charging_ended_at, last_meter_at, power_watts, soc_percent, offline, last_seq,
                     missing_seq, cost_amount, cost_currency, cost_lines, tariff_id, cost_at, flags,
                     stale_since, heard_at)
                  = (r.evse_id, r.connector_id, r.reported_id, r.id_token, r.id_token_type,
                     r.group_token, r.authorization_state, r.stop_token, r.remote_start_id,
                     r.reservation_id, r.internal, r.started_at, r.started_told_at,
                     r.started_received_at, r.stopped_at, r.stopped_told_at, r.stopped_received_at,
                     r.stop_reason, r.start_seen, r.end_seen, r.meter_start_wh, r.meter_stop_wh,
                     r.energy_wh, r.register_wh, r.register_at, r.energy_due, r.charging_state,
                     r.charging_ended_at, r.last_meter_at, r.power_watts, r.soc_percent, r.offline,
                     r.last_seq, r.missing_seq, r.cost_amount, r.cost_currency, r.cost_lines::jsonb,
                     r.tariff_id, r.cost_at, r.flags, r.stale_since, r.heard_at)
                FROM jsonb_to_recordset(:rows::jsonb)
                     AS r (id uuid, evse_id int, connector_id int, reported_id text, id_token text,
                           id_token_type text, group_token text, authorization_state text,
                           stop_token text, remote_start_id int, reservation_id int,
                           internal boolean, started_at timestamptz, started_told_at timestamptz,
                           started_received_at timestamptz, stopped_at timestamptz,
                           stopped_told_at timestamptz, stopped_received_at timestamptz,
                           stop_reason text, start_seen boolean, end_seen boolean,
                           meter_start_wh numeric, meter_stop_wh numeric, energy_wh numeric,
                           register_wh numeric, register_at timestamptz, energy_due boolean,
                           charging_state text, charging_ended_at timestamptz,
                           last_meter_at timestamptz, power_watts numeric, soc_percent numeric,
                           offline boolean, last_seq int, missing_seq int[], cost_amount numeric,
                           cost_currency text, cost_lines text, tariff_id uuid,
                           cost_at timestamptz, flags text[], stale_since timestamptz,
                           heard_at timestamptz)
                WHERE t.id = r.id
                """,
                transactions.stream()
                        .map(transaction -> {
                            var row = progress(transaction);
                            row.putAll(transaction.columns());
                            return row;
                        })
                        .toList());
    }

    private void write(String sql, List<Map<String, @Nullable Object>> rows) {
        database.sql(sql).param("rows", json.writeValueAsString(rows)).update();
    }

    private static Map<String, @Nullable Object> progress(WorkingTransaction transaction) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", transaction.id);
        row.put("energy_wh", transaction.energy);
        row.put("register_wh", transaction.register);
        row.put("register_at", transaction.registerAt);
        row.put("energy_due", transaction.energyDue);
        row.put("last_meter_at", transaction.lastMeterAt);
        row.put("power_watts", transaction.powerWatts);
        row.put("soc_percent", transaction.socPercent);
        row.put("last_seq", transaction.lastSeq);
        row.put("heard_at", transaction.heardAt);
        return row;
    }
}
