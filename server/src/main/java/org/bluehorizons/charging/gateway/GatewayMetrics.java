package org.bluehorizons.charging.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.bluehorizons.charging.calls.CallHandler;
import org.springframework.stereotype.Component;

/**
 * What the gateway tells of itself: {@code charging_*}. Series whose first event matters are there
 * from the start. Safe for use by many threads.
 */
@Component
final class GatewayMetrics {

    private static final List<Integer> REFUSALS = List.of(400, 401, 404, 409, 426, 503);

    private final MeterRegistry registry;
    private final DistributionSummary batch;
    private final Timer commit;
    private final Timer answered;
    private final Timer unanswered;
    private final Counter failed;
    private final Counter heartbeats;
    private final Counter malformed;
    private final Counter duplicates;
    private final Counter slowed;
    private final ConcurrentHashMap<CallHandler<?>, Timer> byHandler = new ConcurrentHashMap<>();

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batch =
                DistributionSummary.builder("charging.batch.messages")
                        .description("messages of charge points that share a commit")
                        .register(registry);
        this.commit =
                Timer.builder("charging.commit")
                        .description("from the begin of a batch to its commit")
                        .publishPercentileHistogram()
                        .register(registry);
        this.answered = answers("answered");
        this.unanswered = answers("failed");
        this.failed = count("charging.messages.failed", "Messages that we failed to handle");
        this.heartbeats = count("charging.heartbeats", "Heartbeats of charge points");
        this.malformed =
                count("charging.messages.malformed", "Calls refused for what they are or say");
        this.duplicates = count("charging.messages.duplicated", "Calls that were answered before");
        this.slowed =
                count("charging.connections.slowed", "Times a charge point sent too much at once");
        IntStream.rangeClosed(1, 3).forEach(this::handshakes);
        REFUSALS.forEach(this::refusals);
        for (var reason : CloseReason.values()) {
            closures(reason.word());
        }
        closures("station");
    }

    void gauges(IntSupplier connections, IntSupplier waiting) {
        Gauge.builder("charging.connections", connections, IntSupplier::getAsInt)
                .description("Charge points connected to this node")
                .register(registry);
        Gauge.builder("charging.messages.waiting", waiting, IntSupplier::getAsInt)
                .description("Messages of charge points that wait for their commit")
                .register(registry);
    }

    void letIn(int securityProfile) {
        handshakes(securityProfile).increment();
    }

    void refused(int status) {
        refusals(status).increment();
    }

    void closed(String cause) {
        closures(cause).increment();
    }

    void committed(int messages, long nanos) {
        batch.record(messages);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Their answers may go out. */
    void answered(List<LaneItem> batch) {
        var now = System.nanoTime();
        for (var item : batch) {
            if (item instanceof LaneItem.Inbound<?> call) {
                answered.record(now - call.receivedNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    void failed(List<LaneItem> batch) {
        failed.increment(batch.size());
        var now = System.nanoTime();
        for (var item : batch) {
            if (item instanceof LaneItem.Inbound<?> call) {
                unanswered.record(now - call.receivedNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Each call's share of the time that its handler took. */
    void handled(CallHandler<?> handler, int calls, long nanos) {
        var timer =
                byHandler.computeIfAbsent(
                        handler,
                        one ->
                                Timer.builder("charging.calls")
                                        .description("A call's share of its handler's time")
                                        .tag("action", one.action())
                                        .tag("version", one.version().word())
                                        .register(registry));
        for (int call = 0; call < calls; call++) {
            timer.record(nanos / calls, TimeUnit.NANOSECONDS);
        }
    }

    private Timer answers(String outcome) {
        return Timer.builder("charging.answer")
                .description("From a call's arrival until its answer may go out")
                .tag("outcome", outcome)
                .serviceLevelObjectives(
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30))
                .register(registry);
    }

    private Counter handshakes(int securityProfile) {
        return count(
                "charging.handshakes",
                "Charge points let in, by security profile",
                "profile",
                String.valueOf(securityProfile));
    }

    private Counter refusals(int status) {
        return count(
                "charging.handshakes.refused",
                "Charge points not let in, by HTTP status",
                "status",
                String.valueOf(status));
    }

    private Counter closures(String cause) {
        return count("charging.connections.closed", "Ends of connections", "cause", cause);
    }

    private Counter count(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    void heartbeat() {
        heartbeats.increment();
    }

    void malformed() {
        malformed.increment();
    }

    void duplicated() {
        duplicates.increment();
    }

    void slowed() {
        slowed.increment();
    }
}
