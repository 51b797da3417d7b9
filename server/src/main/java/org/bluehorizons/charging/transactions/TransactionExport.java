package org.bluehorizons.charging.transactions;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Transactions as CSV, row by row from the database to the caller. */
@Component
@ConditionalOnRole(Role.API)
class TransactionExport {

    static final int MOST_ROWS = 100_000;

    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");

    private static final String[] HEADER = {
        "id",
        "station",
        "evse",
        "connector",
        "ocpp_id",
        "token",
        "internal",
        "started_at",
        "stopped_at",
        "stop_reason",
        "meter_start_wh",
        "meter_stop_wh",
        "energy_wh",
        "cost",
        "currency",
        "complete",
        "flags"
    };

    private final TransactionQueries queries;
    private final TransactionOperations transactions;

    TransactionExport(TransactionQueries queries, TransactionOperations transactions) {
        this.queries = queries;
        this.transactions = transactions;
    }

    /** The newest first, and no more than {@link #MOST_ROWS}. */
    void write(TransactionFilter filter, OutputStream out) throws IOException {
        try (var csv =
                CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(HEADER);
            transactions.executeWithoutResult(
                    _ -> queries.stream(filter, MOST_ROWS, found -> csv.writeRecord(row(found))));
        }
    }

    private static String[] row(ChargingTransaction found) {
        return Arrays.stream(
                        new Object[] {
                            found.id(),
                            found.stationId(),
                            text(found.evseId()),
                            text(found.connectorId()),
                            found.ocppId(),
                            text(found.idToken()),
                            found.internal(),
                            found.startedAt(),
                            text(found.stoppedAt()),
                            text(found.stopReason()),
                            text(found.meterStartWattHours()),
                            text(found.meterStopWattHours()),
                            found.energyWattHours(),
                            text(found.costAmount()),
                            text(found.costCurrency()),
                            found.complete(),
                            String.join(" ", found.flags())
                        })
                .map(cell -> safe(cell.toString()))
                .toArray(String[]::new);
    }

    private static String text(@Nullable Object cell) {
        return Objects.toString(cell, "");
    }

    private static String safe(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }
}
