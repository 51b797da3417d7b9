package org.bluehorizons.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds metrics of the libraries to Prometheus's conventions as well: says what they are, and
 * leaves out those with units that are none of the base units, and of HTTP sessions, which nobody
 * has here.
 */
@Component
final class MeterNames implements MeterFilter {

    private static final Map<String, String> HELP =
            Map.of(
                    "http.server.requests", "HTTP requests by method, path and status",
                    "http.client.requests", "HTTP requests to others",
                    "jdbc.query", "SQL statements that are traced",
                    "jdbc.connection", "Database connections that are traced",
                    "jdbc.result-set", "Results of SQL statements that are traced",
                    "tasks.scheduled.execution", "What processes do by the clock");
    private static final Set<String> LEFT_OUT =
            Set.of("process.cpu.time", "jvm.compilation.time", "system.cpu.count");
    private static final String ACTIVE = ".active";

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return LEFT_OUT.contains(id.getName()) || id.getName().startsWith("tomcat.sessions.")
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        if (id.getDescription() != null) {
            return id;
        }
        var name = id.getName();
        var help =
                name.endsWith(ACTIVE)
                        ? HELP.get(name.substring(0, name.length() - ACTIVE.length()))
                        : HELP.get(name);
        return help == null
                ? id
                : new Meter.Id(
                        name,
                        Tags.of(id.getTagsAsIterable()),
                        id.getBaseUnit(),
                        name.endsWith(ACTIVE) ? help + ", under way" : help,
                        id.getType());
    }
}
