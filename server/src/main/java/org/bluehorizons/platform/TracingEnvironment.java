package org.bluehorizons.platform;

import java.util.HashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * One switch for tracing: the endpoint. Takes OpenTelemetry's standard variable as well as Spring's
 * setting, and has SQL statements traced only while tracing is on.
 */
final class TracingEnvironment implements EnvironmentPostProcessor {

    private static final String STANDARD = "OTEL_EXPORTER_OTLP_ENDPOINT";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var found = new HashMap<String, Object>();
        var standard = environment.getProperty(STANDARD, "");
        if (!standard.isBlank() && !environment.containsProperty(Tracing.ENDPOINT)) {
            found.put(Tracing.ENDPOINT, standard.replaceAll("/+$", "") + "/v1/traces");
        }
        var on = environment.containsProperty(Tracing.ENDPOINT) || !found.isEmpty();
        found.put("jdbc.datasource-proxy.enabled", on);
        environment.getPropertySources().addLast(new MapPropertySource("tracing", found));
    }
}
