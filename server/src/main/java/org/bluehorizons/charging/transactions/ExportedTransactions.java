package org.bluehorizons.charging.transactions;

import org.bluehorizons.exports.ExportSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Transactions for staff, as a file: those of a period, however many. */
@Configuration(proxyBeanMethods = false)
class ExportedTransactions {

    @Bean
    ExportSet transactionExports() {
        return new ExportSet(
                "charging-transactions",
                "Charging sessions that were begun in the period, as far as they are now.",
                """
                SELECT id, station_id AS station, evse_id AS evse, connector_id AS connector, ocpp_id,
                       id_token AS token, internal, started_at, stopped_at, stop_reason,
                       meter_start_wh, meter_stop_wh, energy_wh, cost_amount AS cost,
                       cost_currency AS currency, array_to_string(flags, ' ') AS flags
                FROM charging.transaction
                WHERE started_at >= ? AND started_at < ?
                ORDER BY started_at, id
                """);
    }
}
