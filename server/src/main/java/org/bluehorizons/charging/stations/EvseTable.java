package org.bluehorizons.charging.stations;

import java.util.ArrayList;
import java.util.List;
import org.bluehorizons.charging.stations.ChargingStationDraft.Connector;
import org.bluehorizons.charging.stations.ChargingStationDraft.Evse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes EVSEs and connectors of stations, set by set. Call it in transactions. */
@Component
class EvseTable {

    private final JdbcClient database;

    private record OfStation(String station, Evse evse) {}

    private record OfEvse(String station, Evse evse, Connector connector) {}

    EvseTable(JdbcClient database) {
        this.database = database;
    }

    /** Adds and changes; removes nothing. */
    void write(List<ChargingStationDraft> stations) {
        var evses = new ArrayList<OfStation>();
        var connectors = new ArrayList<OfEvse>();
        for (var station : stations) {
            for (var evse : station.all()) {
                evses.add(new OfStation(station.identity(), evse));
                evse.all()
                        .forEach(connector ->
                                connectors.add(new OfEvse(station.identity(), evse, connector)));
            }
        }
        writeEvses(evses);
        writeConnectors(connectors);
    }

    /** Those that the station's draft does not name, with their state. */
    void removeOthers(ChargingStationDraft station) {
        var connectors =
                station.all().stream()
                        .flatMap(evse ->
                                evse.all().stream()
                                        .map(connector -> evse.id() + "/" + connector.id()))
                        .toArray(String[]::new);
        for (var table : List.of("connector_state", "connector")) {
            database.sql(
                            """
                            DELETE FROM charging.%s
                            WHERE station_id = :station AND evse_id > 0
                              AND NOT evse_id || '/' || %s = ANY (:connectors)
                            """
                                    .formatted(
                                            table,
                                            table.equals("connector") ? "id" : "connector_id"))
                    .param("station", station.id())
                    .param("connectors", connectors)
                    .update();
        }
        database.sql(
                        """
                        DELETE FROM charging.evse
                        WHERE station_id = :station AND NOT id = ANY (:evses)
                        """)
                .param("station", station.id())
                .param("evses", station.all().stream().map(Evse::id).toArray(Integer[]::new))
                .update();
    }

    private void writeEvses(List<OfStation> evses) {
        if (evses.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO charging.evse (station_id, id, physical_reference)
                        SELECT * FROM unnest(:stations::text[], :ids::int[], :references::text[])
                        ON CONFLICT (station_id, id) DO UPDATE
                        SET physical_reference = excluded.physical_reference
                        """)
                .param("stations", evses.stream().map(OfStation::station).toArray(String[]::new))
                .param("ids", evses.stream().map(one -> one.evse().id()).toArray(Integer[]::new))
                .param(
                        "references",
                        evses.stream()
                                .map(one -> one.evse().physicalReference())
                                .toArray(String[]::new))
                .update();
    }

    private void writeConnectors(List<OfEvse> connectors) {
        if (connectors.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        INSERT INTO charging.connector
                            (station_id, evse_id, id, type, max_power_watts)
                        SELECT * FROM unnest(:stations::text[], :evses::int[], :ids::int[],
                                             :types::text[], :powers::int[])
                        ON CONFLICT (station_id, evse_id, id) DO UPDATE
                        SET type = excluded.type, max_power_watts = excluded.max_power_watts
                        """)
                .param("stations", connectors.stream().map(OfEvse::station).toArray(String[]::new))
                .param(
                        "evses",
                        connectors.stream().map(one -> one.evse().id()).toArray(Integer[]::new))
                .param(
                        "ids",
                        connectors.stream()
                                .map(one -> one.connector().id())
                                .toArray(Integer[]::new))
                .param(
                        "types",
                        connectors.stream()
                                .map(one -> one.connector().type())
                                .toArray(String[]::new))
                .param(
                        "powers",
                        connectors.stream()
                                .map(one -> one.connector().maxPowerWatts())
                                .toArray(Integer[]::new))
                .update();
    }
}
