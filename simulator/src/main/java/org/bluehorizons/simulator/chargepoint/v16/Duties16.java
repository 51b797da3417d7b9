package org.bluehorizons.simulator.chargepoint.v16;

import static java.util.Map.entry;

import java.util.Map;
import org.bluehorizons.simulator.chargepoint.station.Dialect.Duty;
import org.bluehorizons.simulator.chargepoint.station.Reply;

/** Who answers which call. */
final class Duties16 {

    private Duties16() {}

    static Map<String, Duty> all() {
        return Map.ofEntries(
                entry("RemoteStartTransaction", RemoteControl::start),
                entry("RemoteStopTransaction", RemoteControl::stop),
                entry("UnlockConnector", RemoteControl::unlock),
                entry("ChangeAvailability", Availability::change),
                entry("Reset", Availability::reset),
                entry("GetConfiguration", Configuration::get),
                entry("ChangeConfiguration", Configuration::change),
                entry("ClearCache", Configuration::clearCache),
                entry("TriggerMessage", Trigger::message),
                entry("ExtendedTriggerMessage", Trigger::message),
                entry("GetLocalListVersion", LocalList::version),
                entry("SendLocalList", LocalList::change),
                entry("ReserveNow", Reserving::reserve),
                entry("CancelReservation", Reserving::cancel),
                entry("SetChargingProfile", SmartCharging::set),
                entry("ClearChargingProfile", SmartCharging::clear),
                entry("GetCompositeSchedule", SmartCharging::composite),
                entry("UpdateFirmware", Maintenance::update),
                entry("SignedUpdateFirmware", Maintenance::updateSigned),
                entry("GetDiagnostics", Maintenance::diagnostics),
                entry("GetLog", Maintenance::log),
                entry("InstallCertificate", Certificates::install),
                entry("DeleteCertificate", Certificates::delete),
                entry("GetInstalledCertificateIds", Certificates::list),
                entry("CertificateSigned", Certificates::signed),
                entry("DataTransfer", (_, _) -> Reply.status("UnknownVendorId")));
    }
}
