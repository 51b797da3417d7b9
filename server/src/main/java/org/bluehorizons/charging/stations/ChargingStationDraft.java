package org.bluehorizons.charging.stations;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.platform.Rules;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wrote of a station. In a change, what is null stays as it is.
 *
 * @param evses all of them: those left out of a change are removed
 */
@Schema(name = "NewChargingStation")
record ChargingStationDraft(
        @Schema(
                        example = "SG-JUR-01",
                        description = "The identity at the end of its URL; for good.")
                @Nullable String id,
        @Schema(example = "Row 1, first") @Nullable String name,
        @Nullable UUID siteId,
        @Schema(example = "1.6", description = "1.6 or 2.0.1; decides how long a password is made.")
                @Nullable String ocppVersion,
        @Schema(
                        example = "1",
                        description =
                                "0 none (for test), 1 Basic, 2 TLS and Basic, 3 TLS with a client certificate; 1 when left out. A station may use a higher one.")
                @Nullable Integer securityProfile,
        @Schema(
                        example = "accepted",
                        description = "accepted, pending or rejected; accepted when left out.")
                @Nullable String bootPolicy,
        @Schema(example = "1.3331", description = "Degrees, WGS 84.") @Nullable Double latitude,
        @Schema(example = "103.7422", description = "Degrees, WGS 84.") @Nullable Double longitude,
        @Nullable String note,
        @Schema(description = "All EVSEs. A 1.6 station's connector N is connector 1 of EVSE N.")
                @Nullable List<Evse> evses) {

    static final int MOST_EVSES = 100;
    private static final int MOST_CONNECTORS = 10;
    private static final Set<String> POLICIES = Set.of("accepted", "pending", "rejected");

    @Schema(name = "NewChargingEvse")
    record Evse(
            @Schema(example = "1") @Nullable Integer id,
            @Schema(description = "As it is written on the station.")
                    @Nullable String physicalReference,
            @Nullable List<Connector> connectors) {

        @JsonIgnore
        List<Connector> all() {
            return requireNonNullElse(connectors, List.of());
        }
    }

    @Schema(name = "NewChargingConnector")
    record Connector(
            @Schema(example = "1") @Nullable Integer id,
            @Schema(example = "cCCS2", description = "As OCPP 2.0.1 names it (ConnectorEnumType).")
                    @Nullable String type,
            @Schema(example = "50000") @Nullable Integer maxPowerWatts) {}

    static ChargingStationDraft of(ChargingStation station) {
        return new ChargingStationDraft(
                station.id(),
                station.name(),
                station.siteId(),
                station.ocppVersion(),
                station.securityProfile(),
                station.bootPolicy(),
                station.latitude(),
                station.longitude(),
                station.note(),
                station.evses().stream().map(ChargingStationDraft::evse).toList());
    }

    ChargingStationDraft on(ChargingStation station) {
        var before = of(station);
        return new ChargingStationDraft(
                before.id(),
                name == null ? before.name() : name,
                siteId == null ? before.siteId() : siteId,
                ocppVersion == null ? before.ocppVersion() : ocppVersion,
                securityProfile == null ? before.securityProfile() : securityProfile,
                bootPolicy == null ? before.bootPolicy() : bootPolicy,
                latitude == null ? before.latitude() : latitude,
                longitude == null ? before.longitude() : longitude,
                note == null ? before.note() : note,
                evses == null ? before.evses() : evses);
    }

    /**
     * The same with what is usual where nothing was said.
     *
     * @param rules takes what is broken
     * @param prefix of the fields' names, such as {@code stations[3].}
     */
    ChargingStationDraft checked(Rules rules, String prefix) {
        var wanted =
                new ChargingStationDraft(
                        requireNonNullElse(id, ""),
                        name,
                        siteId,
                        ocppVersion,
                        requireNonNullElse(securityProfile, 1),
                        requireNonNullElse(bootPolicy, "accepted"),
                        latitude,
                        longitude,
                        note,
                        requireNonNullElse(evses, List.of()));
        wanted.check(rules, prefix);
        return wanted;
    }

    /** Of a checked one. */
    @JsonIgnore
    String identity() {
        return requireNonNullElse(id, "");
    }

    /** Of a checked one. */
    @JsonIgnore
    List<Evse> all() {
        return requireNonNullElse(evses, List.of());
    }

    private void check(Rules rules, String prefix) {
        var profile = requireNonNullElse(securityProfile, -1);
        rules.check(
                        identity().matches("[A-Za-z0-9*+=:|@._-]{1,48}"),
                        prefix + "id",
                        "1 to 48 letters, digits or any of * + = : | @ . _ -")
                .check(
                        name == null || (!name.isBlank() && isText(name, 128)),
                        prefix + "name",
                        "1 to 128 characters")
                .check(
                        ocppVersion == null || OcppVersion.byWord(ocppVersion).isPresent(),
                        prefix + "ocppVersion",
                        "1.6 or 2.0.1")
                .check(profile >= 0 && profile <= 3, prefix + "securityProfile", "0 to 3")
                .check(
                        bootPolicy != null && POLICIES.contains(bootPolicy),
                        prefix + "bootPolicy",
                        "accepted, pending or rejected")
                .check(isWithin(latitude, 90), prefix + "latitude", "a number -90..90")
                .check(isWithin(longitude, 180), prefix + "longitude", "a number -180..180")
                .check(
                        (latitude == null) == (longitude == null),
                        prefix + "longitude",
                        "latitude and longitude, or neither")
                .check(
                        note == null || note.length() <= 1_024,
                        prefix + "note",
                        "at most 1024 characters")
                .check(
                        all().size() <= MOST_EVSES,
                        prefix + "evses",
                        "at most %d".formatted(MOST_EVSES));
        var seen = new HashSet<Integer>();
        for (var index = 0; index < Math.min(all().size(), MOST_EVSES); index++) {
            check(all().get(index), seen, rules, "%sevses[%d].".formatted(prefix, index));
        }
    }

    private static void check(Evse evse, Set<Integer> others, Rules rules, String prefix) {
        rules.check(
                        isNumber(evse.id(), others),
                        prefix + "id",
                        "1 to 1000, no two EVSEs with the same")
                .check(
                        isText(evse.physicalReference(), 32),
                        prefix + "physicalReference",
                        "at most 32 characters")
                .check(
                        evse.all().size() <= MOST_CONNECTORS,
                        prefix + "connectors",
                        "at most %d".formatted(MOST_CONNECTORS));
        var seen = new HashSet<Integer>();
        for (var index = 0; index < Math.min(evse.all().size(), MOST_CONNECTORS); index++) {
            var connector = evse.all().get(index);
            var field = "%sconnectors[%d].".formatted(prefix, index);
            rules.check(
                            isNumber(connector.id(), seen),
                            field + "id",
                            "1 to 1000, no two connectors of an EVSE with the same")
                    .check(isText(connector.type(), 20), field + "type", "at most 20 characters")
                    .check(
                            connector.maxPowerWatts() == null || connector.maxPowerWatts() > 0,
                            field + "maxPowerWatts",
                            "a whole number above 0");
        }
    }

    private static boolean isNumber(@Nullable Integer id, Set<Integer> others) {
        return id != null && id >= 1 && id <= 1_000 && others.add(id);
    }

    private static boolean isText(@Nullable String text, int most) {
        return text == null
                || (text.length() <= most && text.chars().noneMatch(Character::isISOControl));
    }

    private static boolean isWithin(@Nullable Double number, int bound) {
        return number == null || Math.abs(number) <= bound;
    }

    private static Evse evse(ChargingStation.Evse evse) {
        return new Evse(
                evse.id(),
                evse.physicalReference(),
                evse.connectors().stream()
                        .map(connector ->
                                new Connector(
                                        connector.id(),
                                        connector.type(),
                                        connector.maxPowerWatts()))
                        .toList());
    }
}
