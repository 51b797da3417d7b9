package org.bluehorizons.vehicles.gateway;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Instant;
import org.bluehorizons.platform.ConditionalOnRole;
import org.bluehorizons.platform.Role;
import org.bluehorizons.platform.Tracing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Traces of publishes, from the PUBLISH to the commit that holds it (OpenTelemetry's conventions
 * for messaging). A car on MQTT 5 may send its own trace's context as user properties ("Trace
 * Context: MQTT protocol"). Costs nothing while tracing is off, and little for what is not sampled.
 * Safe for use by many threads.
 */
@Component
@ConditionalOnRole(Role.VEHICLE_GATEWAY)
final class PublishTraces {

    private static final TextMapGetter<UserProperties> IN_USER_PROPERTIES = new PropertyGetter();

    private final boolean on;
    private final Tracer tracer;
    private final TextMapPropagator propagator;

    PublishTraces(Tracing tracing, OpenTelemetry telemetry) {
        this.on = tracing.isOn();
        this.tracer = telemetry.getTracer("org.bluehorizons.vehicles.gateway");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /**
     * @param template the topic without the car, which keeps the number of names small
     * @return null when nobody would see it
     */
    @Nullable Span begin(MqttPublishMessage publish, String template, CarConnection connection) {
        if (!on) {
            return null;
        }
        var span =
                tracer.spanBuilder("process " + template)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setParent(parentOf(publish))
                        .startSpan();
        if (!span.isRecording()) {
            return null;
        }
        return span.setAttribute("messaging.system", "mqtt")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.template", template)
                .setAttribute("messaging.client.id", connection.car().toString())
                .setAttribute("messaging.message.body.size", publish.payload().readableBytes());
    }

    /**
     * The publication is on disk.
     *
     * @param begun when the batch that it was part of began to be written
     * @param publications of the batch
     */
    void committed(Span span, Instant begun, Instant ended, int publications) {
        tracer.spanBuilder("COPY vehicles.telemetry")
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(span))
                .setStartTimestamp(begun)
                .setAttribute("db.system.name", "postgresql")
                .setAttribute("db.operation.batch.size", publications)
                .startSpan()
                .end(ended);
        span.end(ended);
    }

    private Context parentOf(MqttPublishMessage publish) {
        return publish.variableHeader().properties().getProperty(MqttProperties.USER_PROPERTY)
                        instanceof UserProperties carried
                ? propagator.extract(Context.root(), carried, IN_USER_PROPERTIES)
                : Context.root();
    }

    private static final class PropertyGetter implements TextMapGetter<UserProperties> {

        @Override
        public Iterable<String> keys(UserProperties carrier) {
            return carrier.value().stream().map(pair -> pair.key).toList();
        }

        @Override
        public @Nullable String get(@Nullable UserProperties carrier, String key) {
            return carrier == null
                    ? null
                    : carrier.value().stream()
                            .filter(pair -> pair.key.equals(key))
                            .map(pair -> pair.value)
                            .findFirst()
                            .orElse(null);
        }
    }
}
