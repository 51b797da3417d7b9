package org.bluehorizons.simulator.chargepoint.v201;

import java.util.List;
import java.util.function.Function;
import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Model;

/**
 * A variable of the device model (2.0.1, part 2, appendix 3).
 *
 * @param usual its value as long as nobody sets it
 */
record Variable(
        String component,
        String name,
        Mutability mutability,
        String dataType,
        Function<ChargePoint, String> usual) {

    enum Mutability {
        READ_ONLY("ReadOnly"),
        WRITE_ONLY("WriteOnly"),
        READ_WRITE("ReadWrite");

        private final String word;

        Mutability(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static final String PASSWORD = "SecurityCtrlr.BasicAuthPassword";
    static final String HEARTBEAT = "OCPPCommCtrlr.HeartbeatInterval";

    static final List<Variable> ALL =
            List.of(
                    number("OCPPCommCtrlr", "HeartbeatInterval", "300"),
                    number("OCPPCommCtrlr", "WebSocketPingInterval", "0"),
                    number("OCPPCommCtrlr", "OfflineThreshold", "60"),
                    number("OCPPCommCtrlr", "RetryBackOffRepeatTimes", "6"),
                    number("OCPPCommCtrlr", "ResetRetries", "1"),
                    text("OCPPCommCtrlr", "NetworkConfigurationPriority", "1"),
                    fixed("OCPPCommCtrlr", "FileTransferProtocols", "MemberList", "HTTPS"),
                    fixed("OCPPCommCtrlr", "ActiveNetworkProfile", "integer", "1"),
                    number("SampledDataCtrlr", "TxUpdatedInterval", "10"),
                    number("SampledDataCtrlr", "TxEndedInterval", "0"),
                    number("AlignedDataCtrlr", "Interval", "0"),
                    flag("AuthCtrlr", "Enabled", "true"),
                    flag("AuthCtrlr", "LocalPreAuthorize", "false"),
                    flag("AuthCtrlr", "LocalAuthorizeOffline", "true"),
                    flag("AuthCtrlr", "AuthorizeRemoteStart", "false"),
                    flag("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false"),
                    flag("AuthCacheCtrlr", "Enabled", "true"),
                    flag("LocalAuthListCtrlr", "Enabled", "true"),
                    fixed("LocalAuthListCtrlr", "ItemsPerMessage", "integer", "1000"),
                    flag("TxCtrlr", "StopTxOnInvalidId", "false"),
                    flag("TxCtrlr", "StopTxOnEVSideDisconnect", "true"),
                    number("TxCtrlr", "EVConnectionTimeOut", "60"),
                    fixed("TxCtrlr", "TxStartPoint", "MemberList", "PowerPathClosed"),
                    fixed("TxCtrlr", "TxStopPoint", "MemberList", "PowerPathClosed"),
                    fixed("SecurityCtrlr", "SecurityProfile", "integer", "1"),
                    text("SecurityCtrlr", "OrganizationName", "Blue Horizons"),
                    new Variable(
                            "SecurityCtrlr",
                            "BasicAuthPassword",
                            Mutability.WRITE_ONLY,
                            "string",
                            _ -> ""),
                    fixed("DeviceDataCtrlr", "ItemsPerMessage", "integer", "50"),
                    fixed("DeviceDataCtrlr", "BytesPerMessage", "integer", "65536"),
                    fixed("SmartChargingCtrlr", "Enabled", "boolean", "true"),
                    fixed("SmartChargingCtrlr", "ProfileStackLevel", "integer", "10"),
                    fixed("SmartChargingCtrlr", "RateUnit", "MemberList", "A,W"),
                    fixed("ReservationCtrlr", "Enabled", "boolean", "true"),
                    fixed("DisplayMessageCtrlr", "Enabled", "boolean", "true"),
                    fixed("MonitoringCtrlr", "Enabled", "boolean", "true"),
                    fixed("ClockCtrlr", "TimeSource", "SequenceList", "Heartbeat"),
                    fixed("ChargingStation", "VendorName", "string", Model.VENDOR),
                    known("ChargingStation", "Model", "string", s -> s.plate().model().title()),
                    known("ChargingStation", "SerialNumber", "string", s -> s.plate().id()),
                    known("ChargingStation", "FirmwareVersion", "string", ChargePoint::firmware),
                    known(
                            "ChargingStation",
                            "AvailabilityState",
                            "OptionList",
                            s -> s.memory().isOperative() ? "Available" : "Unavailable"));

    String key() {
        return component + "." + name;
    }

    String value(ChargePoint station) {
        var set = station.memory().setting(key());
        return set == null ? usual.apply(station) : set;
    }

    boolean takes(String value) {
        return switch (dataType) {
            case "integer" -> value.matches("[0-9]{1,7}");
            case "boolean" -> value.matches("true|false");
            default -> key().equals(PASSWORD) ? value.matches(".{16,40}") : value.length() <= 1_000;
        };
    }

    private static Variable number(String component, String name, String usual) {
        return new Variable(component, name, Mutability.READ_WRITE, "integer", _ -> usual);
    }

    private static Variable flag(String component, String name, String usual) {
        return new Variable(component, name, Mutability.READ_WRITE, "boolean", _ -> usual);
    }

    private static Variable text(String component, String name, String usual) {
        return new Variable(component, name, Mutability.READ_WRITE, "string", _ -> usual);
    }

    private static Variable fixed(String component, String name, String type, String value) {
        return known(component, name, type, _ -> value);
    }

    private static Variable known(
            String component, String name, String type, Function<ChargePoint, String> value) {
        return new Variable(component, name, Mutability.READ_ONLY, type, value);
    }
}
