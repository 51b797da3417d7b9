package org.bluehorizons.charging.tariffs;

import java.math.BigDecimal;
import java.time.Duration;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.commands.StationCommands;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.CostUpdated;
import org.springframework.stereotype.Component;

/** Tells drivers at stations of OCPP 2.0.1 what their session has cost so far (I02). */
@Component
public class RunningCosts {

    /** A newer one follows soon; a late one would only mislead. */
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final StationCommands commands;

    RunningCosts(StationCommands commands) {
        this.commands = commands;
    }

    /**
     * Takes the message in, in the caller's transaction; nothing happens for a station of another
     * version.
     *
     * @param transaction as the station calls it
     * @param total in the tariff's currency, tax included
     */
    public void tell(String station, String transaction, BigDecimal total) {
        if (commands.versionOf(station).filter(OcppVersion.V2_0_1::equals).isPresent()) {
            commands.send(
                    new CommandRequest(
                            station,
                            OcppVersion.V2_0_1,
                            "CostUpdated",
                            new CostUpdated.Request(total, transaction),
                            LIFE,
                            "system",
                            null));
        }
    }
}
