package org.bluehorizons.charging.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.ocpp.OcppAction;
import org.bluehorizons.charging.ocpp.OcppVersion;

/** Which calls of stations the platform takes. */
final class TakenCalls {

    private TakenCalls() {}

    /** What these handlers take, and what the gateway answers itself. */
    private static Set<String> taken(List<CallHandler<?>> handlers) {
        return Stream.concat(
                        handlers.stream().map(one -> name(one.version(), one.action())),
                        Arrays.stream(OcppVersion.values()).map(one -> name(one, "Heartbeat")))
                .collect(Collectors.toSet());
    }

    /** Calls of stations, by their catalogues, that nobody takes. */
    static Set<String> missing(List<CallHandler<?>> handlers) {
        var missing = new TreeSet<String>();
        catalogue(missing, OcppVersion.V1_6, org.bluehorizons.charging.ocpp.v16.Catalog.ACTIONS);
        catalogue(missing, OcppVersion.V2_0_1, org.bluehorizons.charging.ocpp.v201.Catalog.ACTIONS);
        missing.removeAll(taken(handlers));
        return missing;
    }

    private static void catalogue(
            Set<String> names, OcppVersion version, List<OcppAction> actions) {
        actions.stream()
                .filter(OcppAction::comesFromStation)
                .map(action -> name(version, action.name()))
                .forEach(names::add);
    }

    private static String name(OcppVersion version, String action) {
        return version.word() + " " + action;
    }
}
