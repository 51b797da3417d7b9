package org.bluehorizons.charging.operations;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.accounts.AuditLog;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks many stations at once: the stations are rows at once, {@link BulkRelease} makes commands of
 * them. Safe for use by many threads.
 */
@Component
class Bulks {

    private final BulkOperations operations;
    private final BulkStore store;
    private final TransactionOperations transactions;
    private final AuditLog audit;
    private final JsonMapper json;

    Bulks(
            BulkOperations operations,
            BulkStore store,
            TransactionOperations transactions,
            AuditLog audit,
            JsonMapper json) {
        this.operations = operations;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.json = json;
    }

    /**
     * @throws ProblemException when no version has words for it
     */
    BulkStore.Bulk start(
            String action, JsonNode payload, BulkSelection selection, Duration life, Actor actor) {
        var impossible = impossible(operations.read(action, payload, "payload."));
        var made =
                transactions.execute(_ -> {
                    UUID id =
                            store.insert(
                                    action,
                                    payload.toString(),
                                    json.writeValueAsString(selection),
                                    life,
                                    actor.name());
                    store.select(id, selection, impossible);
                    var bulk = store.find(id).orElseThrow();
                    audit.record(actor, "charging_bulk.started", "bulk:" + id, null, selection);
                    return bulk;
                });
        return made;
    }

    /** Why versions have no words for it, by version. */
    private static Map<String, String> impossible(Operation operation) {
        var reasons = new LinkedHashMap<String, String>();
        ProblemException last = null;
        for (var version : OcppVersion.values()) {
            try {
                operation.on(version, () -> 1);
            } catch (ProblemException wordless) {
                reasons.put(version.word(), wordless.detail());
                last = wordless;
            }
        }
        if (last != null && reasons.size() == OcppVersion.values().length) {
            throw last;
        }
        return reasons;
    }

    void cancel(UUID id, Actor actor) {
        transactions.executeWithoutResult(_ -> {
            store.cancel(id);
            audit.record(actor, "charging_bulk.cancelled", "bulk:" + id, null, null);
        });
    }
}
