package org.bluehorizons.charging.configuration;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.bluehorizons.platform.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of stations' settings, read. Safe for use by many threads. */
@Component
class VariableList {

    static final String LIST = "charging-variables";
    static final int CURSOR_KEYS = 8;

    private final JdbcClient database;

    VariableList(JdbcClient database) {
        this.database = database;
    }

    /** A setting as its station told it. */
    @Schema(name = "StationVariable")
    record Known(
            String stationId,
            @Schema(
                            example = "OCPPCommCtrlr.HeartbeatInterval",
                            description =
                                    "A key in OCPP 1.6; Component[instance]@evse:connector.Variable[instance] in 2.0.1.")
                    String name,
            @Schema(example = "Actual") String attribute,
            @Schema(description = "Null when it was not told, or is a password.")
                    @Nullable String value,
            @Schema(allowableValues = {"ReadOnly", "WriteOnly", "ReadWrite"})
                    @Nullable String mutability,
            @Nullable String dataType,
            @Nullable String unit,
            @Nullable BigDecimal minLimit,
            @Nullable BigDecimal maxLimit,
            @Nullable String valuesList,
            @Schema(description = "Set, and in force after the next start.") boolean rebootRequired,
            @Schema(description = "When the station told it.") Instant readAt,
            @Schema(hidden = true) @JsonIgnore Cursor cursor) {

        static Known read(ResultSet row, int number) throws SQLException {
            var name = VariableName.read(row);
            var attribute = row.getString("attribute");
            return new Known(
                    row.getString("station_id"),
                    name.text(),
                    attribute,
                    row.getString("value"),
                    row.getString("mutability"),
                    row.getString("data_type"),
                    row.getString("unit"),
                    row.getBigDecimal("min_limit"),
                    row.getBigDecimal("max_limit"),
                    row.getString("values_list"),
                    row.getBoolean("reboot_required"),
                    row.getObject("read_at", OffsetDateTime.class).toInstant(),
                    Cursor.of(
                            LIST,
                            row.getString("station_id"),
                            name.component(),
                            name.componentInstance(),
                            name.evseId(),
                            name.connectorId(),
                            name.variable(),
                            name.variableInstance(),
                            attribute));
        }
    }

    /**
     * @param station of this one alone; null for all
     * @param search part of the component's or the variable's name, in any case
     * @param variable the whole name of the variable or key
     * @param value the whole value
     */
    record Filter(
            @Nullable String station,
            @Nullable String search,
            @Nullable String variable,
            @Nullable String value) {}

    List<Known> find(Filter filter, @Nullable Cursor after, int rows) {
        return database.sql(
                        """
                        SELECT * FROM charging.variable
                        WHERE (:station::text IS NULL OR station_id = :station)
                          AND (:variable::text IS NULL OR variable = :variable)
                          AND (:value::text IS NULL OR value = :value)
                          AND (:search::text IS NULL
                               OR strpos(lower(component || '.' || variable), lower(:search)) > 0)
                          AND (:first OR (station_id, component, component_instance, evse_id,
                                          connector_id, variable, variable_instance, attribute)
                                       > (:s, :c, :ci, :e, :n, :v, :vi, :a))
                        ORDER BY station_id, component, component_instance, evse_id, connector_id,
                                 variable, variable_instance, attribute
                        LIMIT :rows
                        """)
                .param("station", filter.station())
                .param("search", filter.search())
                .param("variable", filter.variable())
                .param("value", filter.value())
                .param("first", after == null)
                .param("s", after == null ? "" : after.text(0))
                .param("c", after == null ? "" : after.text(1))
                .param("ci", after == null ? "" : after.text(2))
                .param("e", after == null ? 0 : (int) after.number(3))
                .param("n", after == null ? 0 : (int) after.number(4))
                .param("v", after == null ? "" : after.text(5))
                .param("vi", after == null ? "" : after.text(6))
                .param("a", after == null ? "" : after.text(7))
                .param("rows", rows)
                .query(Known::read)
                .list();
    }
}
