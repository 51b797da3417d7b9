package org.bluehorizons.platform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * One switch for tracing: the endpoint. Takes OpenTelemetry's standard variable as well as Spring's
 * setting, and has SQL statements traced only while tracing is on. Spans name the roles of their
 * process as its service ({@code service.name}), in the namespace {@code bluehorizons}.
 */
final class TracingEnvironment implements EnvironmentPostProcessor {

    private static final String STANDARD = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String SERVICE_NAME =
            "management.opentelemetry.resource-attributes[service.name]";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var found = new HashMap<String, Object>();
        var standard = environment.getProperty(STANDARD, "");
        if (!standard.isBlank() && !environment.containsProperty(Tracing.ENDPOINT)) {
            found.put(Tracing.ENDPOINT, standard.replaceAll("/+$", "") + "/v1/traces");
        }
        if (!environment.containsProperty("OTEL_SERVICE_NAME")) {
            found.put(SERVICE_NAME, serviceName(environment));
        }
        found.put(
                "jdbc.datasource-proxy.enabled",
                environment.containsProperty(Tracing.ENDPOINT)
                        || found.containsKey(Tracing.ENDPOINT));
        environment.getPropertySources().addLast(new MapPropertySource("tracing", found));
    }

    /** Such as {@code api} or {@code api+workers}; a process with all roles is {@code all}. */
    private static String serviceName(ConfigurableEnvironment environment) {
        var roles = environment.getProperty("bluehorizons.roles", "").replace(" ", "");
        var all = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.toSet());
        return Set.copyOf(List.of(roles.split(",", -1))).containsAll(all)
                ? "all"
                : roles.replace(',', '+');
    }
}
