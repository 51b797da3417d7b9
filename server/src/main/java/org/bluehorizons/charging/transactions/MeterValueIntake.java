package org.bluehorizons.charging.transactions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.charging.transactions.MeterValueTable.Row;
import org.bluehorizons.charging.transactions.TransactionTable.Name;
import org.bluehorizons.charging.transactions.TransactionTable.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes meter values in, whichever message they came in. Joins the caller's transaction. */
@Component
class MeterValueIntake {

    private final MeterValueTable values;
    private final TransactionTable transactions;
    private final TransactionLedger ledger;
    private final TransactionMetrics metrics;

    MeterValueIntake(
            MeterValueTable values,
            TransactionTable transactions,
            TransactionLedger ledger,
            TransactionMetrics metrics) {
        this.values = values;
        this.transactions = transactions;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /** Values of a transaction. */
    record Values(WorkingTransaction transaction, List<Sample> samples) {}

    /**
     * A message of meter values.
     *
     * @param ocppId of the transaction that it names, if any
     */
    record Message(
            String stationId,
            int evseId,
            @Nullable String ocppId,
            List<Sample> samples,
            Instant receivedAt) {

        private Place place() {
            var at =
                    samples.stream()
                            .map(sample -> sample.time().at())
                            .max(Comparator.naturalOrder())
                            .orElse(receivedAt);
            return new Place(stationId, evseId, at);
        }
    }

    /**
     * Keeps values and takes the transactions forward, in memory.
     *
     * @return those that have got something new
     */
    Set<UUID> keep(List<Values> all) {
        var rows = new ArrayList<Row>();
        var since = Instant.MAX;
        for (var of : all) {
            var transaction = of.transaction();
            for (var sample : of.samples()) {
                rows.add(
                        new Row(
                                transaction.stationId,
                                Objects.requireNonNullElse(transaction.evseId, 0),
                                transaction.id,
                                sample,
                                isMaybeKnown(transaction, sample)));
            }
            since = earlier(since, transaction.startedReceivedAt);
        }
        var withNew = add(rows, since);
        for (var of : all) {
            if (withNew.contains(of.transaction().id)) {
                TransactionStep.take(of.transaction(), of.samples());
            }
        }
        return withNew;
    }

    /** Handles messages that bring nothing but meter values. */
    void take(List<Message> messages) {
        var named =
                transactions.lockNamed(
                        messages.stream()
                                .filter(message -> message.ocppId() != null)
                                .map(message ->
                                        new Name(
                                                message.stationId(),
                                                Objects.requireNonNull(message.ocppId())))
                                .toList());
        var unnamed = messages.stream().filter(message -> named(named.keySet(), message)).toList();
        var running =
                transactions.lockRunning(
                        unnamed.stream()
                                .filter(message -> message.evseId() > 0)
                                .map(Message::place)
                                .toList());
        var rows = new ArrayList<Row>();
        var kept = new ArrayList<Values>();
        for (var message : messages) {
            var transaction =
                    message.ocppId() == null
                            ? null
                            : named.get(new Name(message.stationId(), message.ocppId()));
            if (transaction == null) {
                transaction =
                        running.stream()
                                .filter(found -> found.stationId.equals(message.stationId()))
                                .findFirst()
                                .orElse(null);
            }
            if (transaction == null) {
                message.samples()
                        .forEach(sample ->
                                rows.add(
                                        new Row(
                                                message.stationId(),
                                                message.evseId(),
                                                null,
                                                sample,
                                                false)));
            } else {
                TransactionStep.heard(transaction, message.receivedAt());
                kept.add(new Values(transaction, message.samples()));
            }
        }
        add(rows, Instant.MAX);
        var withNew = keep(kept);
        ledger.write(new HashSet<>(kept.stream().map(Values::transaction).toList()), withNew);
    }

    private static boolean named(Collection<Name> known, Message message) {
        return message.ocppId() == null
                || !known.contains(new Name(message.stationId(), message.ocppId()));
    }

    private Set<UUID> add(List<Row> rows, Instant since) {
        if (!rows.isEmpty()) {
            metrics.countValues(rows.size());
        }
        return rows.isEmpty()
                ? Set.of()
                : values.add(rows, since.equals(Instant.MAX) ? Instant.EPOCH : since);
    }

    /** Only what is newer than all before cannot be there yet. */
    private static boolean isMaybeKnown(WorkingTransaction transaction, Sample sample) {
        return transaction.lastMeterAt != null
                && (sample.time().clockWrong()
                        || !sample.time().at().isAfter(transaction.lastMeterAt));
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
