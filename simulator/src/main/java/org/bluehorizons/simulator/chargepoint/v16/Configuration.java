package org.bluehorizons.simulator.chargepoint.v16;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import tools.jackson.databind.JsonNode;

/** Configuration keys (1.6, sections 5.3, 5.8 and 9), of which some have an effect. */
final class Configuration {

    private static final String PASSWORD = "AuthorizationKey";

    private enum Kind {
        NUMBER,
        SWITCH,
        TEXT
    }

    private record Key(String name, String usual, Kind kind, boolean readOnly, boolean reboots) {}

    private static final List<Key> KEYS =
            List.of(
                    key("HeartbeatInterval", "300", Kind.NUMBER),
                    key("MeterValueSampleInterval", "10", Kind.NUMBER),
                    key("ClockAlignedDataInterval", "0", Kind.NUMBER),
                    key("ConnectionTimeOut", "60", Kind.NUMBER),
                    key("ResetRetries", "1", Kind.NUMBER),
                    key("TransactionMessageAttempts", "5", Kind.NUMBER),
                    key("TransactionMessageRetryInterval", "5", Kind.NUMBER),
                    key("MinimumStatusDuration", "0", Kind.NUMBER),
                    new Key("WebSocketPingInterval", "0", Kind.NUMBER, false, true),
                    key("AuthorizeRemoteTxRequests", "false", Kind.SWITCH),
                    key("LocalAuthorizeOffline", "true", Kind.SWITCH),
                    key("LocalPreAuthorize", "false", Kind.SWITCH),
                    key("LocalAuthListEnabled", "true", Kind.SWITCH),
                    key("AuthorizationCacheEnabled", "true", Kind.SWITCH),
                    key("AllowOfflineTxForUnknownId", "false", Kind.SWITCH),
                    key("StopTransactionOnInvalidId", "false", Kind.SWITCH),
                    key("StopTransactionOnEVSideDisconnect", "true", Kind.SWITCH),
                    key("UnlockConnectorOnEVSideDisconnect", "true", Kind.SWITCH),
                    key(
                            "MeterValuesSampledData",
                            "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC",
                            Kind.TEXT),
                    key("MeterValuesAlignedData", "Energy.Active.Import.Register", Kind.TEXT),
                    key("StopTxnSampledData", "", Kind.TEXT),
                    key("ConnectorPhaseRotation", "0.RST", Kind.TEXT),
                    key("CpoName", "", Kind.TEXT),
                    key("SecurityProfile", "1", Kind.NUMBER),
                    key(PASSWORD, "", Kind.TEXT),
                    fixed(
                            "SupportedFeatureProfiles",
                            "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger"),
                    fixed("GetConfigurationMaxKeys", "50"),
                    fixed("LocalAuthListMaxLength", "10000"),
                    fixed("SendLocalListMaxLength", "1000"),
                    fixed("ReserveConnectorZeroSupported", "false"),
                    fixed("ChargeProfileMaxStackLevel", "10"),
                    fixed("ChargingScheduleAllowedChargingRateUnit", "Current,Power"),
                    fixed("ChargingScheduleMaxPeriods", "100"),
                    fixed("MaxChargingProfilesInstalled", "20"),
                    fixed("NumberOfConnectors", ""));

    private Configuration() {}

    static Reply get(ChargePoint station, JsonNode call) {
        var wanted = new ArrayList<String>();
        call.path("key").forEach(name -> wanted.add(name.asString()));
        var answer = Json.object();
        var known = answer.putArray("configurationKey");
        for (var key : KEYS) {
            if ((wanted.isEmpty() || wanted.remove(key.name())) && !key.name().equals(PASSWORD)) {
                known.addObject()
                        .put("key", key.name())
                        .put("readonly", key.readOnly())
                        .put("value", value(station, key));
            }
        }
        var unknown = answer.putArray("unknownKey");
        wanted.forEach(unknown::add);
        return Reply.of(answer);
    }

    static Reply change(ChargePoint station, JsonNode call) {
        var name = call.required("key").asString();
        var value = call.required("value").asString();
        for (var key : KEYS) {
            if (key.name().equals(name)) {
                return change(station, key, value);
            }
        }
        return Reply.status("NotSupported");
    }

    static Reply clearCache(ChargePoint station, JsonNode call) {
        station.memory().forgetTokens();
        return Reply.ACCEPTED;
    }

    private static Reply change(ChargePoint station, Key key, String value) {
        var fits =
                switch (key.kind()) {
                    case NUMBER -> value.matches("[0-9]{1,7}");
                    case SWITCH -> value.matches("true|false");
                    case TEXT -> value.length() <= 500;
                };
        if (key.readOnly() || !fits) {
            return Reply.REJECTED;
        }
        if (key.name().equals(PASSWORD)) {
            return changePassword(station, value);
        }
        station.memory().set(key.name(), value);
        if (key.name().equals("HeartbeatInterval")) {
            station.heartbeatEvery(Integer.parseInt(value));
        }
        return key.reboots() ? Reply.status("RebootRequired") : Reply.ACCEPTED;
    }

    /** In hexadecimal digits, as the security whitepaper has it. */
    private static Reply changePassword(ChargePoint station, String value) {
        if (!value.matches("([0-9A-Fa-f]{2}){16,20}")) {
            return Reply.REJECTED;
        }
        var password = HexFormat.of().parseHex(value);
        station.memory().password(new String(password, StandardCharsets.UTF_8));
        return Reply.ACCEPTED;
    }

    private static String value(ChargePoint station, Key key) {
        if (key.name().equals("NumberOfConnectors")) {
            return Integer.toString(station.outlets().size());
        }
        var set = station.memory().setting(key.name());
        return set == null ? key.usual() : set;
    }

    private static Key key(String name, String usual, Kind kind) {
        return new Key(name, usual, kind, false, false);
    }

    private static Key fixed(String name, String value) {
        return new Key(name, value, Kind.TEXT, true, false);
    }
}
