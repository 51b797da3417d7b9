package org.bluehorizons.charging.transactions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.jspecify.annotations.Nullable;

/** What the journal is told when a transaction is different from its row. */
final class TransactionEntries {

    static final String STARTED = "transaction.started";
    static final String UPDATED = "transaction.updated";
    static final String ENDED = "transaction.ended";
    static final String CORRECTED = "transaction.corrected";

    private TransactionEntries() {}

    static Stream<ChargingJournal.Entry> of(WorkingTransaction transaction) {
        var entries = Stream.<ChargingJournal.Entry>builder();
        if (transaction.isNew) {
            entries.add(entry(transaction, STARTED));
        }
        if (transaction.hadEnded()) {
            if (isCorrected(transaction)) {
                entries.add(entry(transaction, CORRECTED));
            }
        } else if (!transaction.isOpen()) {
            entries.add(entry(transaction, ENDED));
        } else if (!transaction.isNew && transaction.changed("charging_state")) {
            entries.add(entry(transaction, UPDATED));
        }
        return entries.build();
    }

    private static boolean isCorrected(WorkingTransaction transaction) {
        return transaction.energy.compareTo(transaction.energyBefore()) != 0
                || Stream.of("cost_amount", "started_at", "stopped_at", "stop_reason", "id_token")
                        .anyMatch(transaction::changed);
    }

    private static ChargingJournal.Entry entry(WorkingTransaction transaction, String type) {
        return new ChargingJournal.Entry(
                transaction.heardAt,
                type,
                transaction.stationId,
                transaction.evseId,
                transaction.connectorId,
                transaction.id,
                data(transaction));
    }

    private static Map<String, @Nullable Object> data(WorkingTransaction transaction) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("ocppId", transaction.ocppId);
        data.put("idToken", transaction.idToken);
        data.put("idTokenType", transaction.idTokenType);
        data.put("authorizationState", transaction.authorizationState);
        data.put("internal", transaction.internal);
        data.put("reservationId", transaction.reservationId);
        data.put("remoteStartId", transaction.remoteStartId);
        data.put("startedAt", transaction.startedAt);
        data.put("stoppedAt", transaction.stoppedAt);
        data.put("stopReason", transaction.stopReason);
        data.put("chargingState", transaction.chargingState);
        data.put("energyWattHours", transaction.energy);
        data.put("socPercent", transaction.socPercent);
        data.put("costAmount", transaction.costAmount);
        data.put("costCurrency", transaction.costCurrency);
        data.put("flags", transaction.flags);
        return data;
    }
}
