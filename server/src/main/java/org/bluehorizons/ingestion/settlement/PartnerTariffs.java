package org.bluehorizons.ingestion.settlement;

import java.sql.Connection;
import java.util.List;
import java.util.stream.IntStream;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.RowCheck.Broken;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.stereotype.Component;

/**
 * The data set {@code partner-tariffs}: the price components of OCPI 2.2.1 (ENERGY, TIME,
 * PARKING_TIME, FLAT), without taxes.
 */
@Component
class PartnerTariffs implements DataSet {

    private static final int FIRST_COMPONENT = 3;
    private static final int LAST_COMPONENT = 6;
    private static final int VALID_FROM = 8;
    private static final int VALID_UNTIL = 9;

    @Override
    public String name() {
        return "partner-tariffs";
    }

    @Override
    public String purpose() {
        return "What charging partners ask, without taxes: for energy, time, parking, and a session.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                SettlementColumns.partner(),
                SettlementColumns.id("tariff_id", 36),
                SettlementColumns.currency(),
                SettlementColumns.price("per_kwh").optional(),
                SettlementColumns.price("per_hour").optional(),
                SettlementColumns.price("per_parking_hour").optional(),
                SettlementColumns.price("flat").optional(),
                Column.decimal("tax_percent")
                        .optional()
                        .within(0, 100)
                        .decimals(2)
                        .saying("a number from 0 to 100 with at most 2 decimals"),
                Column.instant("valid_from"),
                Column.instant("valid_until").optional());
    }

    @Override
    public List<String> key() {
        return List.of("partner", "tariff_id");
    }

    @Override
    public RowCheck rowCheck(Connection database) {
        return row -> {
            if (IntStream.rangeClosed(FIRST_COMPONENT, LAST_COMPONENT)
                    .allMatch(component -> row.text(component) == null)) {
                return new Broken(
                        "per_kwh", "one of per_kwh, per_hour, per_parking_hour and flat at least");
            }
            return row.text(VALID_UNTIL) != null
                            && row.number(VALID_UNTIL) <= row.number(VALID_FROM)
                    ? new Broken("valid_until", "after valid_from")
                    : null;
        };
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        return Statements.on(database)
                .sql(
                        """
                        INSERT INTO ingestion.partner_tariff AS known
                            (partner, tariff_id, currency, per_kwh, per_hour, per_parking_hour, flat,
                             tax_percent, valid_from, valid_until)
                        SELECT partner, tariff_id, currency, per_kwh, per_hour, per_parking_hour, flat,
                               tax_percent, valid_from, valid_until
                        FROM %s ORDER BY partner, tariff_id
                        ON CONFLICT (partner, tariff_id) DO UPDATE
                        SET currency = excluded.currency, per_kwh = excluded.per_kwh,
                            per_hour = excluded.per_hour,
                            per_parking_hour = excluded.per_parking_hour, flat = excluded.flat,
                            tax_percent = excluded.tax_percent, valid_from = excluded.valid_from,
                            valid_until = excluded.valid_until
                        WHERE known.* IS DISTINCT FROM excluded.*
                        """
                                .formatted(rows.table()))
                .update();
    }
}
