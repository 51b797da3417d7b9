package org.bluehorizons.charging.configuration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.accounts.Actor;
import org.bluehorizons.charging.commands.CommandRequest;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.GetConfiguration;
import org.bluehorizons.charging.ocpp.v201.GetBaseReport;
import org.bluehorizons.charging.ocpp.v201.GetBaseReport.ReportBase;
import org.bluehorizons.charging.ocpp.v201.GetVariables;
import org.bluehorizons.charging.ocpp.v201.GetVariables.GetVariableData;
import org.bluehorizons.charging.ocpp.v201.SetVariables;
import org.bluehorizons.charging.operations.StationDesk;
import org.bluehorizons.charging.operations.StationMessage;
import org.bluehorizons.charging.operations.StationNumbers;
import org.bluehorizons.platform.ProblemException;
import org.bluehorizons.platform.Rules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Asks a station for its settings, and changes them. Safe for use by many threads. */
@Component
class ConfigurationDesk {

    private static final int MOST_KEYS = 100;
    // Until the station has told its DeviceDataCtrlr.ItemsPerMessage.
    private static final int USUAL_ITEMS = 10;

    private final StationDesk desk;
    private final StationNumbers numbers;
    private final Variables variables;
    private final Reports reports;
    private final TransactionOperations transactions;
    private final Clock clock;

    ConfigurationDesk(
            StationDesk desk,
            StationNumbers numbers,
            Variables variables,
            Reports reports,
            TransactionOperations transactions,
            Clock clock) {
        this.desk = desk;
        this.numbers = numbers;
        this.variables = variables;
        this.reports = reports;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A command that carries some of the wanted settings. */
    record Sent(UUID command, List<String> names) {}

    /**
     * Sends what tells the settings of those names; of no names, all of them.
     *
     * @return the command; that of a base report alone when no name is given to a 2.0.1 station
     */
    UUID read(String station, List<String> names, ReportBase base, Actor actor) {
        var version = desk.versionOf(station);
        demandNames(version, names, "names");
        return Objects.requireNonNull(
                transactions.execute(_ ->
                        desk.send(
                                station,
                                switch (version) {
                                    case V1_6 -> keys(names);
                                    case V2_0_1 ->
                                            names.isEmpty()
                                                    ? report(station, base)
                                                    : variables(names);
                                },
                                CommandRequest.USUAL_LIFE,
                                actor)));
    }

    /** As few commands as the station's version and its limits allow. */
    List<Sent> change(String station, Map<String, String> wanted, Actor actor) {
        var version = desk.versionOf(station);
        var names = List.copyOf(wanted.keySet());
        if (names.isEmpty()) {
            throw ProblemException.field("body", "at least one setting");
        }
        demandNames(version, names, "");
        var parts = parts(names, itemsPerMessage(station, version));
        var messages = new ArrayList<StationMessage>(parts.size());
        for (var part : parts) {
            messages.add(
                    switch (version) {
                        case V1_6 ->
                                SettingChange.key(part.getFirst(), value(wanted, part.getFirst()));
                        case V2_0_1 ->
                                new StationMessage(
                                        version,
                                        "SetVariables",
                                        new SetVariables.Request(
                                                part.stream()
                                                        .map(name ->
                                                                SettingChange.data(
                                                                        name, value(wanted, name)))
                                                        .toList()));
                    });
        }
        var ids = desk.send(station, messages, CommandRequest.USUAL_LIFE, actor);
        var sent = new ArrayList<Sent>(parts.size());
        for (var index = 0; index < parts.size(); index++) {
            sent.add(new Sent(ids.get(index), parts.get(index)));
        }
        return sent;
    }

    private static String value(Map<String, String> wanted, String name) {
        return Objects.requireNonNull(wanted.get(name));
    }

    private int itemsPerMessage(String station, OcppVersion version) {
        return switch (version) {
            case V1_6 -> 1;
            case V2_0_1 ->
                    variables
                            .value(
                                    station,
                                    new VariableName(
                                            "DeviceDataCtrlr",
                                            "",
                                            0,
                                            0,
                                            "ItemsPerMessage",
                                            "SetVariables"))
                            .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                            .map(Integer::parseInt)
                            .orElse(USUAL_ITEMS);
        };
    }

    private static List<List<String>> parts(List<String> names, int size) {
        var parts = new ArrayList<List<String>>();
        for (var from = 0; from < names.size(); from += size) {
            parts.add(names.subList(from, Math.min(from + size, names.size())));
        }
        return parts;
    }

    private static void demandNames(OcppVersion version, List<String> names, String field) {
        var rules = new Rules();
        rules.check(names.size() <= MOST_KEYS, field.isEmpty() ? "body" : field, "at most 100");
        for (var name : names) {
            var path = field.isEmpty() ? name : field;
            switch (version) {
                case V1_6 ->
                        rules.check(
                                SettingChange.isKey(name),
                                path,
                                "a key of 1 to 50 characters: the station speaks OCPP 1.6; for its password see rotate-password");
                case V2_0_1 ->
                        rules.check(
                                SettingChange.isVariable(name),
                                path,
                                "Component.Variable, such as OCPPCommCtrlr.HeartbeatInterval: the station speaks OCPP 2.0.1; for its password see rotate-password");
            }
        }
        rules.demand();
    }

    private static StationMessage keys(List<String> names) {
        return new StationMessage(
                OcppVersion.V1_6,
                "GetConfiguration",
                new GetConfiguration.Request(names.isEmpty() ? null : names));
    }

    private static StationMessage variables(List<String> names) {
        return new StationMessage(
                OcppVersion.V2_0_1,
                "GetVariables",
                new GetVariables.Request(
                        names.stream()
                                .map(name -> VariableName.parse(name).orElseThrow())
                                .map(name ->
                                        new GetVariableData(
                                                null, name.ocppComponent(), name.ocppVariable()))
                                .toList()));
    }

    private StationMessage report(String station, ReportBase base) {
        var request = numbers.getAsInt();
        reports.asked(
                Reports.Kind.VARIABLES,
                station,
                request,
                base == ReportBase.FULL_INVENTORY,
                clock.instant());
        return new StationMessage(
                OcppVersion.V2_0_1, "GetBaseReport", new GetBaseReport.Request(request, base));
    }
}
