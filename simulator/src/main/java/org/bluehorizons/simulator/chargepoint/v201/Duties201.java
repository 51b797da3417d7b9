package org.bluehorizons.simulator.chargepoint.v201;

import static java.util.Map.entry;

import java.util.Map;
import org.bluehorizons.simulator.chargepoint.station.Dialect.Duty;
import org.bluehorizons.simulator.chargepoint.station.Reply;

/** Who answers which call. */
final class Duties201 {

    private Duties201() {}

    static Map<String, Duty> all() {
        return Map.ofEntries(
                entry("RequestStartTransaction", RemoteControl::start),
                entry("RequestStopTransaction", RemoteControl::stop),
                entry("UnlockConnector", RemoteControl::unlock),
                entry("GetTransactionStatus", RemoteControl::status),
                entry("ChangeAvailability", Availability::change),
                entry("Reset", Availability::reset),
                entry("TriggerMessage", Trigger::message),
                entry("GetVariables", Variables::get),
                entry("SetVariables", Variables::set),
                entry("GetBaseReport", Reports::base),
                entry("GetReport", Reports::chosen),
                entry("SetVariableMonitoring", Monitoring::set),
                entry("ClearVariableMonitoring", Monitoring::clear),
                entry("GetMonitoringReport", Monitoring::report),
                entry("SetMonitoringBase", (_, _) -> Reply.ACCEPTED),
                entry("SetMonitoringLevel", (_, _) -> Reply.ACCEPTED),
                entry("SetNetworkProfile", (_, _) -> Reply.ACCEPTED),
                entry("ClearCache", LocalList::clearCache),
                entry("GetLocalListVersion", LocalList::version),
                entry("SendLocalList", LocalList::change),
                entry("ReserveNow", Reserving::reserve),
                entry("CancelReservation", Reserving::cancel),
                entry("SetChargingProfile", SmartCharging::set),
                entry("ClearChargingProfile", SmartCharging::clear),
                entry("GetChargingProfiles", SmartCharging::list),
                entry("GetCompositeSchedule", SmartCharging::composite),
                entry("UpdateFirmware", Maintenance::update),
                entry("GetLog", Maintenance::log),
                entry("CustomerInformation", Maintenance::customer),
                entry("InstallCertificate", Certificates::install),
                entry("DeleteCertificate", Certificates::delete),
                entry("GetInstalledCertificateIds", Certificates::list),
                entry("CertificateSigned", Certificates::signed),
                entry("SetDisplayMessage", Display::set),
                entry("ClearDisplayMessage", Display::clear),
                entry("GetDisplayMessages", Display::list),
                entry("CostUpdated", (_, _) -> Reply.EMPTY),
                entry("DataTransfer", (_, _) -> Reply.status("UnknownVendorId")));
    }
}
