package org.bluehorizons.tasks.queue;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bluehorizons.platform.Tracing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A task continues the trace of whoever submitted it. Costs nothing while tracing is off. Safe for
 * use by many threads.
 */
@Component
public final class TaskTraces {

    private static final String SYSTEM = "bluehorizons";
    private static final String PARENT = "traceparent";
    private static final TextMapGetter<String> GETTER = new ParentAlone();

    private final boolean on;
    private final Tracer tracer;
    private final TextMapPropagator propagator;

    TaskTraces(Tracing tracing, OpenTelemetry telemetry) {
        this.on = tracing.isOn();
        this.tracer = telemetry.getTracer("org.bluehorizons.tasks");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** The {@code traceparent} of what the caller does; null when nobody would see it. */
    @Nullable String current() {
        if (!on || !Span.current().isRecording()) {
            return null;
        }
        var carrier = new HashMap<String, String>();
        propagator.inject(Context.current(), carrier, (into, key, value) -> put(into, key, value));
        return carrier.get(PARENT);
    }

    /**
     * The sending of tasks, in the caller's trace; whoever began it makes it current, and ends it.
     *
     * @param submissions at least one
     */
    Span send(List<Submission> submissions) {
        if (!on || !Span.current().isRecording()) {
            return Span.getInvalid();
        }
        var types = submissions.stream().map(one -> one.task().type()).distinct().toList();
        var destination = types.size() == 1 ? types.getFirst() : "tasks";
        var span =
                tracer.spanBuilder("send " + destination)
                        .setSpanKind(SpanKind.PRODUCER)
                        .setAttribute("messaging.system", SYSTEM)
                        .setAttribute("messaging.operation.type", "send")
                        .setAttribute("messaging.destination.name", destination)
                        .startSpan();
        return submissions.size() == 1
                ? span.setAttribute("messaging.message.id", submissions.getFirst().id().toString())
                : span.setAttribute("messaging.batch.message_count", submissions.size());
    }

    /** A run of the task; whoever began it makes it current, and ends it. */
    public Span begin(Claim claim) {
        var trace = claim.trace();
        if (!on || trace == null) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder("process " + claim.type())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(propagator.extract(Context.root(), trace, GETTER))
                .setAttribute("messaging.system", SYSTEM)
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", claim.type())
                .setAttribute("messaging.message.id", claim.id().toString())
                .setAttribute("bluehorizons.task.attempt", claim.attempt())
                .startSpan();
    }

    private static void put(@Nullable Map<String, String> into, String key, String value) {
        if (into != null) {
            into.put(key, value);
        }
    }

    private static final class ParentAlone implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(PARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(PARENT) ? carrier : null;
        }
    }
}
