package org.bluehorizons.charging.gateway;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.List;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Tracing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Traces of stations' calls, from their arrival to the commit that holds them (OpenTelemetry's
 * conventions for RPC). OCPP carries no trace context, so each begins a trace. Costs nothing while
 * tracing is off, and little for what is not sampled. Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.CHARGE_GATEWAY)
final class CallTraces {

    private final boolean on;
    private final Tracer tracer;

    CallTraces(Tracing tracing, OpenTelemetry telemetry) {
        this.on = tracing.isOn();
        this.tracer = telemetry.getTracer("org.bluehorizons.charging.gateway");
    }

    /**
     * @return null when nobody would see it
     */
    @Nullable Span begin(String action, String messageId, String station, OcppVersion version) {
        if (!on) {
            return null;
        }
        var span =
                tracer.spanBuilder("ocpp " + action)
                        .setSpanKind(SpanKind.SERVER)
                        .setNoParent()
                        .startSpan();
        if (!span.isRecording()) {
            return null;
        }
        return span.setAttribute("rpc.system.name", "ocpp")
                .setAttribute("rpc.method", action)
                .setAttribute("network.protocol.name", "ocpp")
                .setAttribute("network.protocol.version", version.word())
                .setAttribute("ocpp.message.id", messageId)
                .setAttribute("charging.station.id", station);
    }

    /**
     * The context of what is written for a batch: of the call, when it has one alone that is
     * traced. Statements and tasks of a batch of many belong to no one call.
     */
    Context contextOf(List<LaneItem> batch) {
        return batch.size() == 1
                        && batch.getFirst() instanceof LaneItem.Inbound<?> call
                        && call.trace() != null
                ? Context.root().with(call.trace())
                : Context.root();
    }

    /**
     * The batch is on disk.
     *
     * @param begun when it began to be written
     */
    void committed(List<LaneItem> batch, Instant begun, Instant ended) {
        if (!on) {
            return;
        }
        for (var item : batch) {
            if (item instanceof LaneItem.Inbound<?> call && call.trace() != null) {
                var span = call.trace();
                tracer.spanBuilder("COMMIT charging")
                        .setSpanKind(SpanKind.CLIENT)
                        .setParent(Context.root().with(span))
                        .setStartTimestamp(begun)
                        .setAttribute("db.system.name", "postgresql")
                        .setAttribute("db.operation.batch.size", batch.size())
                        .startSpan()
                        .end(ended);
                span.end(ended);
            }
        }
    }

    /** We could not handle it. */
    void failed(LaneItem.Inbound<?> call, RuntimeException failure) {
        var span = call.trace();
        if (span != null) {
            span.recordException(failure).setStatus(StatusCode.ERROR).end();
        }
    }
}
