package org.bluehorizons.charging.configuration;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.bluehorizons.charging.configuration.VariableValue.Traits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of stations' settings, written. Safe for use by many threads. */
@Component
class Variables {

    private final JdbcClient database;

    Variables(JdbcClient database) {
        this.database = database;
    }

    private record Key(String station, VariableName name, String attribute) {}

    /** All in one statement; of several of the same setting the last counts. */
    void put(List<VariableValue> told) {
        if (told.isEmpty()) {
            return;
        }
        Map<Key, VariableValue> last = new LinkedHashMap<>();
        told.forEach(value ->
                last.put(new Key(value.station(), value.name(), value.attribute()), value));
        var rows = last.values();
        database.sql(
                        """
                        INSERT INTO charging.variable AS known
                            (station_id, component, component_instance, evse_id, connector_id,
                             variable, variable_instance, attribute, value, mutability, persistent,
                             constant, data_type, unit, min_limit, max_limit, values_list,
                             supports_monitoring, reboot_required, read_at)
                        SELECT * FROM unnest(
                            :stations::text[], :components::text[], :componentInstances::text[],
                            :evses::int[], :connectors::int[], :variables::text[],
                            :variableInstances::text[], :attributes::text[], :values::text[],
                            :mutabilities::text[], :persistents::boolean[], :constants::boolean[],
                            :dataTypes::text[], :units::text[], :mins::numeric[], :maxs::numeric[],
                            :lists::text[], :monitorings::boolean[], :reboots::boolean[],
                            :readAts::timestamptz[])
                        ON CONFLICT (station_id, component, component_instance, evse_id,
                                     connector_id, variable, variable_instance, attribute)
                        DO UPDATE SET
                            value = excluded.value,
                            mutability = coalesce(excluded.mutability, known.mutability),
                            persistent = coalesce(excluded.persistent, known.persistent),
                            constant = coalesce(excluded.constant, known.constant),
                            data_type = coalesce(excluded.data_type, known.data_type),
                            unit = coalesce(excluded.unit, known.unit),
                            min_limit = coalesce(excluded.min_limit, known.min_limit),
                            max_limit = coalesce(excluded.max_limit, known.max_limit),
                            values_list = coalesce(excluded.values_list, known.values_list),
                            supports_monitoring =
                                coalesce(excluded.supports_monitoring, known.supports_monitoring),
                            reboot_required = excluded.reboot_required,
                            read_at = excluded.read_at
                        """)
                .param("stations", texts(rows, VariableValue::station))
                .param("components", texts(rows, row -> row.name().component()))
                .param("componentInstances", texts(rows, row -> row.name().componentInstance()))
                .param("evses", numbers(rows, row -> row.name().evseId()))
                .param("connectors", numbers(rows, row -> row.name().connectorId()))
                .param("variables", texts(rows, row -> row.name().variable()))
                .param("variableInstances", texts(rows, row -> row.name().variableInstance()))
                .param("attributes", texts(rows, VariableValue::attribute))
                .param("values", texts(rows, VariableValue::value))
                .param("mutabilities", texts(rows, VariableValue::mutability))
                .param("persistents", array(rows, VariableValue::persistent, Boolean[]::new))
                .param("constants", array(rows, VariableValue::constant, Boolean[]::new))
                .param("dataTypes", traits(rows, Traits::dataType, String[]::new))
                .param("units", traits(rows, Traits::unit, String[]::new))
                .param("mins", traits(rows, trait -> plain(trait.minLimit()), String[]::new))
                .param("maxs", traits(rows, trait -> plain(trait.maxLimit()), String[]::new))
                .param("lists", traits(rows, Traits::valuesList, String[]::new))
                .param("monitorings", traits(rows, Traits::supportsMonitoring, Boolean[]::new))
                .param("reboots", array(rows, VariableValue::rebootRequired, Boolean[]::new))
                .param("readAts", texts(rows, row -> row.readAt().toString()))
                .update();
    }

    /** The station has told everything since then: what it did not name, it has not any more. */
    void forgetOlder(String station, Instant than) {
        database.sql(
                        """
                        DELETE FROM charging.variable
                        WHERE station_id = :station AND read_at < :than
                        """)
                .param("station", station)
                .param("than", than.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The actual value, when it is known. */
    Optional<String> value(String station, VariableName name) {
        return database.sql(
                        """
                        SELECT value FROM charging.variable
                        WHERE station_id = :station AND component = :component
                          AND component_instance = :componentInstance AND evse_id = :evse
                          AND connector_id = :connector AND variable = :variable
                          AND variable_instance = :variableInstance AND attribute = 'Actual'
                          AND value IS NOT NULL
                        """)
                .param("station", station)
                .param("component", name.component())
                .param("componentInstance", name.componentInstance())
                .param("evse", name.evseId())
                .param("connector", name.connectorId())
                .param("variable", name.variable())
                .param("variableInstance", name.variableInstance())
                .query(String.class)
                .optional();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String[] texts(
            Collection<VariableValue> rows, Function<VariableValue, @Nullable String> column) {
        return array(rows, column, String[]::new);
    }

    private static @Nullable Integer[] numbers(
            Collection<VariableValue> rows, Function<VariableValue, @Nullable Integer> column) {
        return array(rows, column, Integer[]::new);
    }

    private static <T> @Nullable T[] traits(
            Collection<VariableValue> rows,
            Function<Traits, @Nullable T> column,
            IntFunction<@Nullable T[]> maker) {
        return array(
                rows,
                row -> {
                    var traits = row.traits();
                    return traits == null ? null : column.apply(traits);
                },
                maker);
    }

    private static <T> @Nullable T[] array(
            Collection<VariableValue> rows,
            Function<VariableValue, @Nullable T> column,
            IntFunction<@Nullable T[]> maker) {
        return rows.stream().map(column).toArray(maker);
    }
}
