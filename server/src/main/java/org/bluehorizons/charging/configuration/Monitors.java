package org.bluehorizons.charging.configuration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The monitors that are set in stations. Safe for use by many threads. */
@Component
class Monitors {

    private final JdbcClient database;

    Monitors(JdbcClient database) {
        this.database = database;
    }

    /**
     * @param type such as UpperThreshold
     * @param severity 0 danger .. 9 debug
     */
    record Monitor(
            String station,
            int id,
            VariableName name,
            String type,
            @Nullable BigDecimal value,
            int severity,
            @Nullable Boolean transaction,
            Instant readAt) {}

    private record Key(String station, int id) {}

    /** All in one statement; of several of one id the last counts. */
    void put(List<Monitor> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<Key, Monitor> last = new LinkedHashMap<>();
        told.forEach(monitor -> last.put(new Key(monitor.station(), monitor.id()), monitor));
        var rows = last.values();
        database.sql(
                        """
                        INSERT INTO charging.variable_monitor
                            (station_id, id, component, component_instance, evse_id, connector_id,
                             variable, variable_instance, type, value, severity, transaction,
                             read_at)
                        SELECT * FROM unnest(
                            :stations::text[], :ids::int[], :components::text[],
                            :componentInstances::text[], :evses::int[], :connectors::int[],
                            :variables::text[], :variableInstances::text[], :types::text[],
                            :values::numeric[], :severities::smallint[], :transactions::boolean[],
                            :readAts::timestamptz[])
                        ON CONFLICT (station_id, id) DO UPDATE SET
                            component = excluded.component,
                            component_instance = excluded.component_instance,
                            evse_id = excluded.evse_id, connector_id = excluded.connector_id,
                            variable = excluded.variable,
                            variable_instance = excluded.variable_instance,
                            type = excluded.type, value = excluded.value,
                            severity = excluded.severity, transaction = excluded.transaction,
                            read_at = excluded.read_at
                        """)
                .param("stations", texts(rows, Monitor::station))
                .param("ids", numbers(rows, Monitor::id))
                .param("components", texts(rows, row -> row.name().component()))
                .param("componentInstances", texts(rows, row -> row.name().componentInstance()))
                .param("evses", numbers(rows, row -> row.name().evseId()))
                .param("connectors", numbers(rows, row -> row.name().connectorId()))
                .param("variables", texts(rows, row -> row.name().variable()))
                .param("variableInstances", texts(rows, row -> row.name().variableInstance()))
                .param("types", texts(rows, Monitor::type))
                .param("values", rows.stream().map(Monitor::value).toArray(BigDecimal[]::new))
                .param("severities", numbers(rows, Monitor::severity))
                .param(
                        "transactions",
                        rows.stream().map(Monitor::transaction).toArray(Boolean[]::new))
                .param("readAts", texts(rows, row -> row.readAt().toString()))
                .update();
    }

    void remove(String station, List<Integer> ids) {
        database.sql(
                        """
                        DELETE FROM charging.variable_monitor
                        WHERE station_id = :station AND id = ANY(:ids::int[])
                        """)
                .param("station", station)
                .param("ids", ids.toArray(Integer[]::new))
                .update();
    }

    /** The station has told all its monitors since then. */
    void forgetOlder(String station, Instant than) {
        database.sql(
                        """
                        DELETE FROM charging.variable_monitor
                        WHERE station_id = :station AND read_at < :than
                        """)
                .param("station", station)
                .param("than", than.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] texts(Collection<Monitor> rows, Function<Monitor, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static Integer[] numbers(Collection<Monitor> rows, Function<Monitor, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }
}
