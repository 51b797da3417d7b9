package org.bluehorizons.charging.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bluehorizons.charging.journal.ChargingJournal;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.NotifyEvent.EventData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stations' monitors have seen. Critical is what is alerting, not cleared, and of a monitor of
 * severity 0 (danger) to 3 (critical); without a known monitor, a problem that is true. Safe for
 * use by many threads.
 */
@Component
class StationEvents {

    private final JdbcClient database;
    private final ChargingJournal journal;

    StationEvents(JdbcClient database, ChargingJournal journal) {
        this.database = database;
        this.journal = journal;
    }

    record Event(String station, EventData data, Instant receivedAt) {

        VariableName name() {
            return VariableName.of(data.component(), data.variable());
        }
    }

    /** Keeps all in one statement, and tells the journal of critical ones. */
    void keep(List<Event> events) {
        journal.record(
                database.sql(
                                """
                                WITH kept AS (
                                INSERT INTO charging.station_event
                                    (station_id, event_id, at, received_at, trigger, kind,
                                     component, component_instance, evse_id, connector_id, variable,
                                     variable_instance, value, cause, tech_code, tech_info, cleared,
                                     transaction_id, monitor_id, severity, critical)
                                SELECT told.*, monitor.severity,
                                       told.trigger = 'Alerting' AND NOT told.cleared
                                       AND CASE WHEN monitor.severity IS NULL
                                                THEN told.variable = 'Problem'
                                                     AND lower(told.value) = 'true'
                                                ELSE monitor.severity <= 3 END
                                FROM unnest(
                                    :stations::text[], :events::int[], :ats::timestamptz[],
                                    :receivedAts::timestamptz[], :triggers::text[], :kinds::text[],
                                    :components::text[], :componentInstances::text[], :evses::int[],
                                    :connectors::int[], :variables::text[],
                                    :variableInstances::text[], :values::text[], :causes::int[],
                                    :codes::text[], :infos::text[], :cleareds::boolean[],
                                    :transactions::text[], :monitors::int[])
                                    AS told (station, event, at, received_at, trigger, kind,
                                             component, component_instance, evse, connector,
                                             variable, variable_instance, value, cause, code, info,
                                             cleared, transaction, monitor)
                                LEFT JOIN charging.variable_monitor monitor
                                    ON monitor.station_id = told.station
                                       AND monitor.id = told.monitor
                                RETURNING *)
                                SELECT * FROM kept WHERE critical ORDER BY id
                                """)
                        .param("stations", texts(events, Event::station))
                        .param("events", numbers(events, event -> event.data().eventId()))
                        .param("ats", texts(events, event -> event.data().timestamp().toString()))
                        .param("receivedAts", texts(events, event -> event.receivedAt().toString()))
                        .param("triggers", texts(events, e -> OcppWord.of(e.data().trigger())))
                        .param(
                                "kinds",
                                texts(events, e -> OcppWord.of(e.data().eventNotificationType())))
                        .param("components", texts(events, event -> event.name().component()))
                        .param(
                                "componentInstances",
                                texts(events, event -> event.name().componentInstance()))
                        .param("evses", numbers(events, event -> event.name().evseId()))
                        .param("connectors", numbers(events, event -> event.name().connectorId()))
                        .param("variables", texts(events, event -> event.name().variable()))
                        .param(
                                "variableInstances",
                                texts(events, event -> event.name().variableInstance()))
                        .param("values", texts(events, event -> event.data().actualValue()))
                        .param("causes", numbers(events, event -> event.data().cause()))
                        .param("codes", texts(events, event -> event.data().techCode()))
                        .param("infos", texts(events, event -> event.data().techInfo()))
                        .param(
                                "cleareds",
                                events.stream()
                                        .map(event -> Boolean.TRUE.equals(event.data().cleared()))
                                        .toArray(Boolean[]::new))
                        .param("transactions", texts(events, e -> e.data().transactionId()))
                        .param("monitors", numbers(events, e -> e.data().variableMonitoringId()))
                        .query(StationEvents::alert)
                        .list());
    }

    private static ChargingJournal.Entry alert(ResultSet row, int number) throws SQLException {
        var evse = row.getInt("evse_id");
        var connector = row.getInt("connector_id");
        return new ChargingJournal.Entry(
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                "station.alert",
                row.getString("station_id"),
                evse == 0 ? null : evse,
                connector == 0 ? null : connector,
                null,
                Map.of(
                        "component",
                        row.getString("component"),
                        "variable",
                        row.getString("variable"),
                        "value",
                        row.getString("value"),
                        "info",
                        Objects.requireNonNullElse(row.getString("tech_info"), "")));
    }

    private static @Nullable String[] texts(
            List<Event> events, Function<Event, @Nullable String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Integer[] numbers(
            List<Event> events, Function<Event, @Nullable Integer> column) {
        return events.stream().map(column).toArray(Integer[]::new);
    }
}
