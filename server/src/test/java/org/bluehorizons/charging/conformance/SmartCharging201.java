package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bluehorizons.charging.conformance.Case.command;
import static org.bluehorizons.charging.ocpp.OcppVersion.V2_0_1;

import java.util.List;

/** Block K: charging profiles. */
final class SmartCharging201 {

    private static final String ACCEPTED = "{'status': 'Accepted'}";
    private static final String SCHEDULE =
            """
            'chargingSchedule': [{'id': 1, 'chargingRateUnit': 'A', 'duration': 3600,
              %s 'chargingSchedulePeriod': [{'startPeriod': 0, 'limit': 16.1, 'numberPhases': 3},
                                            {'startPeriod': 600, 'limit': 6}]}]
            """;
    private static final String START = "'startSchedule': '2026-11-21T09:00:00Z',";
    private static final String VALID =
            """
            'validFrom': '2026-11-21T09:00:00Z', 'validTo': '2026-12-21T09:00:00Z',
            """;

    private SmartCharging201() {}

    static List<Case> cases() {
        return List.of(
                set(
                        "TC_K_01",
                        "TxDefaultProfile of an EVSE",
                        1,
                        absolute(1, 0, "TxDefaultProfile")),
                set("TC_K_10", "TxDefaultProfile of all", 0, absolute(1, 0, "TxDefaultProfile")),
                set(
                        "TC_K_03",
                        "ChargingStationMaxProfile",
                        0,
                        absolute(2, 0, "ChargingStationMaxProfile")),
                set("TC_K_04", "replaced by its id", 1, absolute(1, 1, "TxDefaultProfile")),
                set("TC_K_19", "recurring", 1, recurring("Weekly")),
                new Case(
                        V2_0_1,
                        "TC_K_70",
                        "Profiles of two stack levels",
                        stage -> {
                            stage.boot();
                            for (int level = 0; level < 2; level++) {
                                stage.command(
                                        "SetChargingProfile",
                                        profile(1, absolute(level + 1, level, "TxDefaultProfile")),
                                        ACCEPTED);
                            }
                        }),
                new Case(
                        V2_0_1,
                        "TC_K_15",
                        "Profiles are not supported",
                        stage -> {
                            stage.boot();
                            stage.station().refuses("SetChargingProfile", "NotSupported");
                            var answer =
                                    stage.operator()
                                            .postOnce(
                                                    stage.stations() + "/commands?wait=10",
                                                    Stage.quoted(
                                                            "{'action': 'SetChargingProfile', 'payload': %s}"
                                                                    .formatted(
                                                                            profile(
                                                                                    1,
                                                                                    absolute(
                                                                                            1,
                                                                                            0,
                                                                                            "TxDefaultProfile")))));
                            assertThat(answer.text("/state")).isEqualTo("refused");
                            assertThat(answer.text("/reason")).contains("NotSupported");
                        }),
                new Case(
                        V2_0_1,
                        "TC_K_60",
                        "TxProfile of a transaction",
                        SmartCharging201::ofTransaction),
                new Case(
                        V2_0_1,
                        "TC_K_37",
                        "Remote start with a profile",
                        stage -> {
                            stage.boot();
                            stage.command(
                                    "RequestStartTransaction",
                                    """
                                    {'evseId': 1, 'remoteStartId': 37,
                                     'idToken': {'idToken': 'T1', 'type': 'Central'},
                                     'chargingProfile': {'id': 9, 'stackLevel': 0,
                                       'chargingProfilePurpose': 'TxProfile',
                                       'chargingProfileKind': 'Relative', %s}}
                                    """
                                            .formatted(SCHEDULE.formatted("")),
                                    ACCEPTED);
                        }),
                composite("TC_K_43", 1),
                composite("TC_K_44", 0),
                get("TC_K_29", "of the station", "'evseId': 0, ", ""),
                get("TC_K_30", "of an EVSE", "'evseId': 1, ", ""),
                get("TC_K_31", "of all", "", ""),
                get("TC_K_32", "by id", "", "'chargingProfileId': [1]"),
                get("TC_K_33", "of an EVSE and stack level", "'evseId': 1, ", "'stackLevel': 0"),
                get(
                        "TC_K_34",
                        "of an EVSE and source",
                        "'evseId': 1, ",
                        "'chargingLimitSource': ['CSO']"),
                get(
                        "TC_K_35",
                        "of an EVSE and purpose",
                        "'evseId': 1, ",
                        "'chargingProfilePurpose': 'TxDefaultProfile'"),
                get(
                        "TC_K_36",
                        "of an EVSE, purpose and stack level",
                        "'evseId': 1, ",
                        "'chargingProfilePurpose': 'TxDefaultProfile', 'stackLevel': 0"),
                clear("TC_K_05", "'chargingProfileId': 1", "Accepted"),
                clear(
                        "TC_K_06",
                        "'chargingProfileCriteria': {'chargingProfilePurpose': 'TxDefaultProfile', 'stackLevel': 0}",
                        "Accepted"),
                clear("TC_K_08", "'chargingProfileId': 99", "Unknown"),
                needs("TC_K_53", "accepted", "Accepted"),
                needs("TC_K_55", "the car would draw more", "Accepted"),
                needs("TC_K_57", "the car asks again", "Accepted"),
                needs("TC_K_58", "renewed by the operator", "Accepted"),
                needs("TC_K_59", "renewed, the car tells its needs", "Accepted"));
    }

    private static String absolute(int id, int level, String purpose) {
        return """
        {'id': %d, 'stackLevel': %d, 'chargingProfilePurpose': '%s',
         'chargingProfileKind': 'Absolute', %s %s}
        """
                .formatted(id, level, purpose, VALID, SCHEDULE.formatted(START));
    }

    private static String recurring(String recurrency) {
        return """
        {'id': 3, 'stackLevel': 0, 'chargingProfilePurpose': 'TxDefaultProfile',
         'chargingProfileKind': 'Recurring', 'recurrencyKind': '%s', %s %s}
        """
                .formatted(recurrency, VALID, SCHEDULE.formatted(START));
    }

    private static String profile(int evse, String profile) {
        return "{'evseId': %d, 'chargingProfile': %s}".formatted(evse, profile);
    }

    private static Case set(String id, String subject, int evse, String profile) {
        return command(
                V2_0_1,
                id,
                "Profile: " + subject,
                "SetChargingProfile",
                profile(evse, profile),
                ACCEPTED);
    }

    private static void ofTransaction(Stage stage) {
        stage.boot();
        var session = new Session201(stage);
        session.started("CablePluggedIn", "Charging");
        stage.command(
                "SetChargingProfile",
                profile(
                        1,
                        """
                        {'id': 6, 'stackLevel': 0, 'chargingProfilePurpose': 'TxProfile',
                         'chargingProfileKind': 'Relative', 'transactionId': '%s', %s}
                        """
                                .formatted(session.id(), SCHEDULE.formatted(""))),
                ACCEPTED);
    }

    private static Case composite(String id, int evse) {
        return command(
                V2_0_1,
                id,
                "Composite schedule of " + (evse == 0 ? "the station" : "an EVSE"),
                "GetCompositeSchedule",
                "{'duration': 3600, 'chargingRateUnit': 'A', 'evseId': %d}".formatted(evse),
                """
                {'status': 'Accepted', 'schedule': {'evseId': %d, 'duration': 3600,
                   'scheduleStart': '2026-11-21T09:00:00Z', 'chargingRateUnit': 'A',
                   'chargingSchedulePeriod': [{'startPeriod': 0, 'limit': 16}]}}
                """
                        .formatted(evse));
    }

    private static Case get(String id, String subject, String evse, String criterion) {
        return new Case(
                V2_0_1,
                id,
                "Profiles read: " + subject,
                stage -> {
                    stage.boot();
                    stage.command(
                            "GetChargingProfiles",
                            "{'requestId': 29, %s'chargingProfile': {%s}}"
                                    .formatted(evse, criterion),
                            ACCEPTED);
                    stage.call(
                            "ReportChargingProfiles",
                            """
                            {'requestId': 29, 'chargingLimitSource': 'CSO', 'evseId': 1,
                             'tbc': false, 'chargingProfile': [%s]}
                            """
                                    .formatted(absolute(1, 0, "TxDefaultProfile")));
                });
    }

    private static Case clear(String id, String criteria, String status) {
        return command(
                V2_0_1,
                id,
                "Profiles cleared: " + status,
                "ClearChargingProfile",
                "{%s}".formatted(criteria),
                "{'status': '%s'}".formatted(status));
    }

    private static Case needs(String id, String subject, String expected) {
        return new Case(
                V2_0_1,
                id,
                "The car's needs: " + subject,
                stage -> {
                    stage.boot();
                    var session = new Session201(stage);
                    session.started("CablePluggedIn", "EVConnected");
                    var answer =
                            stage.call(
                                    "NotifyEVChargingNeeds",
                                    """
                                    {'evseId': 1, 'maxScheduleTuples': 3, 'chargingNeeds': {
                                       'requestedEnergyTransfer': 'AC_three_phase',
                                       'departureTime': '2026-11-22T07:00:00Z',
                                       'acChargingParameters': {'energyAmount': 20000,
                                         'evMinCurrent': 6, 'evMaxCurrent': 32,
                                         'evMaxVoltage': 230}}}
                                    """);
                    assertThat(answer.at("/status").asString()).isIn(expected, "Processing");
                    var schedule =
                            stage.call(
                                    "NotifyEVChargingSchedule",
                                    """
                                    {'timeBase': '2026-11-21T09:00:00Z', 'evseId': 1,
                                     'chargingSchedule': {'id': 1, 'chargingRateUnit': 'A',
                                       'chargingSchedulePeriod': [
                                         {'startPeriod': 0, 'limit': 16}]}}
                                    """);
                    assertThat(schedule.at("/status").asString()).isEqualTo("Accepted");
                });
    }
}
