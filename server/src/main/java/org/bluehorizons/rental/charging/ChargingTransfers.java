package org.bluehorizons.rental.charging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bluehorizons.charging.journal.ChargingEvent;
import org.bluehorizons.vehicles.VehicleId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The table of transfers, one for each session. Changes join the caller's transaction. */
@Component
class ChargingTransfers {

    private static final int CENTS = 2;

    private final JdbcClient database;

    ChargingTransfers(JdbcClient database) {
        this.database = database;
    }

    /** A session has ended, or late values have changed what it was. */
    void keep(UUID transaction, VehicleId car, ChargingEvent event) {
        var data = event.data();
        var amount = number(data.path("costAmount"));
        database.sql(
                        """
                        INSERT INTO rental.charging_transfer AS kept
                            (transaction_id, vehicle_id, charge_point, energy_wh, amount, currency,
                             at)
                        VALUES (:transaction, :car, :station, :energy, :amount, :currency, :at)
                        ON CONFLICT (transaction_id) DO UPDATE
                        SET energy_wh = excluded.energy_wh, amount = excluded.amount,
                            currency = excluded.currency, corrected_at = excluded.at
                        WHERE (kept.energy_wh, kept.amount, kept.currency)
                              IS DISTINCT FROM
                              (excluded.energy_wh, excluded.amount, excluded.currency)
                        """)
                .param("transaction", transaction)
                .param("car", car.value())
                .param("station", event.stationId())
                .param("energy", number(data.path("energyWattHours"), BigDecimal.ZERO))
                .param(
                        "amount",
                        amount == null ? null : amount.setScale(CENTS, RoundingMode.HALF_UP))
                .param("currency", amount == null ? null : data.path("costCurrency").asString(null))
                .param("at", event.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<ChargingTransfer> list(@Nullable VehicleId car, @Nullable UUID before, int rows) {
        return database.sql(
                        """
                        SELECT * FROM rental.charging_transfer
                        WHERE (:car::uuid IS NULL OR vehicle_id = :car)
                          AND (:before::uuid IS NULL OR id < :before)
                        ORDER BY id DESC LIMIT :rows
                        """)
                .param("car", car == null ? null : car.value())
                .param("before", before)
                .param("rows", rows)
                .query((row, _) -> read(row))
                .list();
    }

    private static ChargingTransfer read(ResultSet row) throws SQLException {
        var corrected = row.getObject("corrected_at", OffsetDateTime.class);
        return new ChargingTransfer(
                row.getObject("id", UUID.class),
                row.getObject("transaction_id", UUID.class),
                VehicleId.of(row.getString("vehicle_id")),
                row.getString("charge_point"),
                row.getBigDecimal("energy_wh"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                corrected == null ? null : corrected.toInstant());
    }

    private static BigDecimal number(JsonNode node, BigDecimal otherwise) {
        var number = number(node);
        return number == null ? otherwise : number;
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
