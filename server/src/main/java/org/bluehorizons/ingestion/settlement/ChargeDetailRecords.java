package org.bluehorizons.ingestion.settlement;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.RowCheck.Broken;
import org.bluehorizons.ingestion.StageCheck;
import org.bluehorizons.ingestion.StagedRows;
import org.bluehorizons.ingestion.Statements;
import org.springframework.stereotype.Component;

/**
 * The data set {@code charge-detail-records}. A record never changes (OCPI 2.2.1, 10.2): the same
 * one again changes nothing, another under its id is rejected. A mistake is taken back by a credit
 * (10.3.1.4), a record with what is given back as a cost of less than nothing.
 */
@Component
class ChargeDetailRecords implements DataSet {

    private static final long MOST_KWH = 100_000;
    private static final int STARTED = 5;
    private static final int ENDED = 6;
    private static final int COST = 8;
    private static final int CREDITS = 10;

    @Override
    public String name() {
        return "charge-detail-records";
    }

    @Override
    public String purpose() {
        return "Sessions that partners' chargers have delivered, as partners settle them; they never change.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                SettlementColumns.partner(),
                SettlementColumns.id("cdr_id", 39),
                SettlementColumns.id("session_id", 36).optional(),
                SettlementColumns.id("evse_id", 48),
                SettlementColumns.id("token", 36),
                Column.instant("started_at"),
                Column.instant("ended_at"),
                Column.decimal("kwh")
                        .within(0, MOST_KWH)
                        .decimals(4)
                        .saying("a number from 0 to 100000 with at most 4 decimals"),
                SettlementColumns.cost("total_cost"),
                SettlementColumns.currency(),
                Column.text("credits")
                        .optional()
                        .within(1, 39)
                        .saying("the cdr_id of the record that this one takes back, or nothing"));
    }

    @Override
    public List<String> key() {
        return List.of("partner", "cdr_id");
    }

    @Override
    public RowCheck rowCheck(Connection database) {
        return row -> {
            if (row.number(ENDED) < row.number(STARTED)) {
                return new Broken("ended_at", "not before started_at");
            }
            var sign = new BigDecimal(String.valueOf(row.text(COST))).signum();
            if (row.text(CREDITS) == null) {
                return sign < 0
                        ? new Broken("total_cost", "at least 0, unless it is a credit")
                        : null;
            }
            return sign > 0 ? new Broken("total_cost", "at most 0 for a credit") : null;
        };
    }

    @Override
    public List<StageCheck> stageChecks() {
        return List.of(
                StageCheck.ofChunk(
                        """
                        SELECT s.line, 'cdr_id', s.cdr_id,
                               'another record has this id, and records never change; send a credit and a new one'
                        FROM {staged} AS s
                        JOIN ingestion.charge_detail_record AS known USING (partner, cdr_id)
                        WHERE (known.session_id, known.evse_id, known.token, known.started_at,
                               known.ended_at, known.kwh, known.total_cost, known.currency,
                               known.credits)
                            IS DISTINCT FROM (s.session_id, s.evse_id, s.token, s.started_at,
                               s.ended_at, s.kwh, s.total_cost, s.currency, s.credits)
                        """),
                StageCheck.ofFile(
                        """
                        SELECT s.line, 'credits', s.credits,
                               'a record of the partner that is there or in the file'
                        FROM {staged} AS s
                        WHERE s.credits IS NOT NULL
                          AND NOT EXISTS (
                              SELECT FROM ingestion.charge_detail_record AS known
                              WHERE known.partner = s.partner AND known.cdr_id = s.credits
                                AND known.credits IS NULL)
                          AND NOT EXISTS (
                              SELECT FROM {staged} AS o
                              WHERE o.partner = s.partner AND o.cdr_id = s.credits
                                AND o.credits IS NULL)
                        """));
    }

    @Override
    public long merge(Connection database, StagedRows rows) {
        return Statements.on(database)
                .sql(
                        """
                        INSERT INTO ingestion.charge_detail_record
                            (partner, cdr_id, session_id, evse_id, token, started_at, ended_at, kwh,
                             total_cost, currency, credits)
                        SELECT partner, cdr_id, session_id, evse_id, token, started_at, ended_at, kwh,
                               total_cost, currency, credits
                        FROM %s ORDER BY partner, cdr_id
                        ON CONFLICT (partner, cdr_id) DO NOTHING
                        """
                                .formatted(rows.table()))
                .update();
    }
}
