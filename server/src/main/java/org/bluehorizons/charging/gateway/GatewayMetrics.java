package org.bluehorizons.charging.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.bluehorizons.charging.calls.CallHandler;
import org.springframework.stereotype.Component;

/** What the gateway tells of itself: {@code charging_*}. Safe for use by many threads. */
@Component
final class GatewayMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batch;
    private final Timer commit;
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
        this.failed = registry.counter("charging.messages.failed");
        this.heartbeats = registry.counter("charging.heartbeats");
        this.malformed = registry.counter("charging.messages.malformed");
        this.duplicates = registry.counter("charging.messages.duplicated");
        this.slowed = registry.counter("charging.connections.slowed");
    }

    void gauges(IntSupplier connections, IntSupplier waiting) {
        registry.gauge("charging.connections", connections, IntSupplier::getAsInt);
        registry.gauge("charging.messages.waiting", waiting, IntSupplier::getAsInt);
    }

    void letIn(int securityProfile) {
        registry.counter("charging.handshakes", "profile", String.valueOf(securityProfile))
                .increment();
    }

    void refused(int status) {
        registry.counter("charging.handshakes.refused", "status", String.valueOf(status))
                .increment();
    }

    void closed(String cause) {
        registry.counter("charging.connections.closed", "cause", cause).increment();
    }

    void committed(int messages, long nanos) {
        batch.record(messages);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void failed(int messages) {
        failed.increment(messages);
    }

    /** Each call's share of the time that its handler took. */
    void handled(CallHandler<?> handler, int calls, long nanos) {
        var timer =
                byHandler.computeIfAbsent(
                        handler,
                        one ->
                                Timer.builder("charging.calls")
                                        .tag("action", one.action())
                                        .tag("version", one.version().word())
                                        .register(registry));
        for (int call = 0; call < calls; call++) {
            timer.record(nanos / calls, TimeUnit.NANOSECONDS);
        }
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
