package org.bluehorizons.charging.commands;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Takes commands in and brings them to their end. Blocks; safe for use by many threads. */
@Component
public class CommandDesk implements StationCommands {

    private static final int AT_ONCE = 500;

    private final CommandStore store;
    private final CommandWaits waits;
    private final Map<Subject, AnswerHandler> handlers;
    private final TransactionOperations transactions;

    private record Subject(OcppVersion version, String action) {}

    CommandDesk(
            CommandStore store,
            CommandWaits waits,
            List<AnswerHandler> handlers,
            TransactionOperations transactions) {
        this.store = store;
        this.waits = waits;
        this.handlers =
                handlers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        handler -> new Subject(handler.version(), handler.action()),
                                        handler -> handler));
        this.transactions = transactions;
    }

    @Override
    @Transactional
    public List<UUID> send(List<CommandRequest> requests) {
        return requests.isEmpty() ? List.of() : store.insert(requests);
    }

    @Override
    public Optional<StationCommand> find(UUID id) {
        return store.find(id);
    }

    @Override
    public StationCommand await(UUID id, Duration patience) {
        return waits.await(id, patience);
    }

    @Override
    public Optional<OcppVersion> versionOf(String stationId) {
        return store.versionOf(stationId);
    }

    /** Ends commands, with what follows from it. Those that have ended before are left alone. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void settle(List<Settlement> settlements) {
        if (!settlements.isEmpty()) {
            store.settle(settlements).forEach(this::follow);
        }
    }

    /** Ends one whose consequences fail, without them. */
    @Transactional
    public void settleAlone(Settlement settlement) {
        store.settle(List.of(settlement));
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void expire() {
        transactions.executeWithoutResult(_ -> store.expire(AT_ONCE).forEach(this::follow));
    }

    /** Commands that a node was at when it died. */
    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT5S")
    void settleOrphans() {
        var orphans = store.orphans(AT_ONCE);
        if (!orphans.isEmpty()) {
            transactions.executeWithoutResult(
                    _ -> settle(orphans.stream().map(Settlement::lost).toList()));
        }
    }

    private void follow(StationCommand ended) {
        var handler = handlers.get(new Subject(ended.version(), ended.action()));
        if (handler != null) {
            handler.settled(ended);
        }
    }
}
