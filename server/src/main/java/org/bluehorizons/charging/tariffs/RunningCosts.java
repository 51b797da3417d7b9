package org.bluehorizons.charging.tariffs;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.CostUpdated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells drivers at stations of OCPP 2.0.1 what their session has cost so far (I02). */
@Component
public class RunningCosts {

    /** A newer one follows soon; a late one would only mislead. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final JdbcClient database;
    private final StationCommands commands;

    RunningCosts(JdbcClient database, StationCommands commands) {
        this.database = database;
        this.commands = commands;
    }

    /**
     * What a session has cost until now.
     *
     * @param transaction as the station calls it
     * @param amount in the tariff's currency, tax included
     */
    public record Total(String station, String transaction, BigDecimal amount) {}

    /**
     * Takes the messages in, in the caller's transaction; nothing happens for stations that are not
     * connected or speak another version.
     */
    public void tell(List<Total> totals) {
        if (totals.isEmpty()) {
            return;
        }
        var listening =
                new HashSet<>(
                        database.sql(
                                        """
                                        SELECT station_id FROM charging.station_state
                                        WHERE station_id = ANY (:stations) AND connected
                                          AND ocpp_version = :version
                                        """)
                                .param(
                                        "stations",
                                        totals.stream().map(Total::station).toArray(String[]::new))
                                .param("version", OcppVersion.V2_0_1.word())
                                .query(String.class)
                                .list());
        commands.send(
                totals.stream()
                        .filter(total -> listening.contains(total.station()))
                        .map(RunningCosts::message)
                        .toList());
    }

    private static CommandRequest message(Total total) {
        return new CommandRequest(
                total.station(),
                OcppVersion.V2_0_1,
                "CostUpdated",
                new CostUpdated.Request(total.amount(), total.transaction()),
                LIFE,
                "system",
                null);
    }
}
