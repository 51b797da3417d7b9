package org.bluehorizons.platform;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether anybody collects traces: off unless an endpoint is set. */
@Component
public final class Tracing {

    /** Where spans go, by OTLP. */
    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private final boolean on;

    Tracing(Environment environment) {
        this.on = environment.containsProperty(ENDPOINT);
    }

    public boolean isOn() {
        return on;
    }
}
