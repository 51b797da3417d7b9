package org.bluehorizons.charging.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.commands.CommandDesk;
import org.bluehorizons.charging.commands.Settlement;
import org.bluehorizons.charging.ocpp.OcppError;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What one transaction does: calls by their handlers, commands to their end, the message log, when
 * stations were heard. Blocks; safe for use by many threads.
 */
@Component
final class CallBatch {

    private static final Logger LOG = LoggerFactory.getLogger(CallBatch.class);

    private final TransactionOperations transactions;
    private final MessageLog log;
    private final LastHeard lastHeard;
    private final CommandDesk commands;
    private final GatewayMetrics metrics;
    private final Clock clock;

    CallBatch(
            TransactionOperations transactions,
            MessageLog log,
            LastHeard lastHeard,
            CommandDesk commands,
            GatewayMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.lastHeard = lastHeard;
        this.commands = commands;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * An answer that may go out: what it answers is on disk, and in the message log.
     *
     * @param call the id of the call that it answers; null: what it answers was none
     */
    record Answered(StationConnection connection, @Nullable String call, String frame) {}

    private record Written(List<Answered> answers, List<Runnable> afterCommit) {}

    List<Answered> commit(List<LaneItem> batch, Map<String, Instant> heard) {
        var written = transactions.execute(_ -> write(batch, heard));
        written.afterCommit().forEach(CallBatch::safely);
        return written.answers();
    }

    /** What becomes of a call that cannot be handled. */
    static LaneItem.Decided internalError(LaneItem.Inbound<?> inbound, Instant now) {
        inbound.call().reset();
        inbound.call().refuse(OcppError.INTERNAL_ERROR, "not handled; the operator is told");
        var reply = Reply.to(inbound);
        return new LaneItem.Decided(
                inbound.connection(),
                inbound.messageId(),
                reply.frame(),
                logged(inbound, reply, now));
    }

    private Written write(List<LaneItem> batch, Map<String, Instant> heard) {
        var inbound = new ArrayList<LaneItem.Inbound<?>>(batch.size());
        var outcomes = new ArrayList<LaneItem.Outcome>(0);
        var rows = new ArrayList<LoggedMessage>(batch.size());
        var answers = new ArrayList<Answered>(batch.size());
        for (var item : batch) {
            switch (item) {
                case LaneItem.Inbound<?> call -> inbound.add(call);
                case LaneItem.Outcome outcome -> outcomes.add(outcome);
                case LaneItem.Decided decided -> {
                    answers.add(
                            new Answered(decided.connection(), decided.call(), decided.frame()));
                    rows.add(decided.log());
                }
                case LaneItem.Log message -> rows.add(message.message());
            }
        }
        handle(inbound);
        settle(outcomes);
        var now = clock.instant();
        var afterCommit = new ArrayList<Runnable>(0);
        for (var call : inbound) {
            var reply = Reply.to(call);
            answers.add(answered(call, reply));
            rows.add(logged(call, reply, now));
            afterCommit.addAll(call.call().afterCommit());
        }
        for (var outcome : outcomes) {
            rows.add(outcome.log());
            afterCommit.add(() -> outcome.connection().free());
        }
        log.write(rows);
        lastHeard.write(heard);
        return new Written(answers, afterCommit);
    }

    private void settle(List<LaneItem.Outcome> outcomes) {
        var followed = new ArrayList<Settlement>(outcomes.size());
        for (var outcome : outcomes) {
            if (outcome.alone()) {
                commands.settleAlone(outcome.settlement());
            } else {
                followed.add(outcome.settlement());
            }
        }
        commands.settle(followed);
    }

    private void handle(List<LaneItem.Inbound<?>> inbound) {
        var byHandler = new LinkedHashMap<CallHandler<?>, List<LaneItem.Inbound<?>>>();
        for (var call : inbound) {
            call.call().reset();
            byHandler.computeIfAbsent(call.handler(), _ -> new ArrayList<>()).add(call);
        }
        byHandler.forEach(this::handleAlike);
    }

    private <Q extends Record> void handleAlike(
            CallHandler<Q> handler, List<LaneItem.Inbound<?>> inbound) {
        var started = System.nanoTime();
        @SuppressWarnings("unchecked") // Each is paired with its handler where it is made.
        var calls = inbound.stream().map(item -> (StationCall<Q>) item.call()).toList();
        handler.handle(calls);
        for (var call : calls) {
            if (call.answer() == null) {
                LOG.error("{} of {} was left without an answer", handler.action(), call.station());
                call.refuse(OcppError.INTERNAL_ERROR, "not handled");
            }
        }
        metrics.handled(handler, calls.size(), System.nanoTime() - started);
    }

    private static Answered answered(LaneItem.Inbound<?> inbound, Reply reply) {
        return new Answered(inbound.connection(), inbound.messageId(), reply.frame());
    }

    private static LoggedMessage logged(LaneItem.Inbound<?> inbound, Reply reply, Instant now) {
        var call = inbound.call();
        return new LoggedMessage(
                call.station(),
                call.receivedAt(),
                inbound.connection().number(),
                true,
                inbound.handler().action(),
                inbound.messageId(),
                call.payload(),
                reply.response(),
                reply.error(),
                (int) Duration.between(call.receivedAt(), now).toMillis());
    }

    /** An answer on the wire, and as the log keeps it. */
    private record Reply(String frame, String response, @Nullable String error) {

        static Reply to(LaneItem.Inbound<?> inbound) {
            var id = inbound.messageId();
            var version = inbound.call().version();
            return switch (inbound.call().answer()) {
                case StationCall.Answer.Result result -> {
                    var response = OcppJson.write(result.payload());
                    yield new Reply(Frames.result(id, response), response, null);
                }
                case StationCall.Answer.Refusal refusal ->
                        new Reply(
                                Frames.error(id, version, refusal.error(), refusal.description()),
                                refusal.description(),
                                refusal.error().word(version));
                case null -> throw new IllegalStateException("no answer to " + id);
            };
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("work after a commit failed", failure);
        }
    }
}
