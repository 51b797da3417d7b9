package org.bluehorizons.charging.profiles;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.ReportChargingProfiles;
import org.springframework.stereotype.Component;

/** A part of a station's report. */
@Component
class ReportChargingProfilesHandler implements CallHandler<ReportChargingProfiles.Request> {

    private final ProfileStore store;
    private final ProfileReports reports;

    ReportChargingProfilesHandler(ProfileStore store, ProfileReports reports) {
        this.store = store;
        this.reports = reports;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "ReportChargingProfiles";
    }

    @Override
    public void handle(List<StationCall<ReportChargingProfiles.Request>> calls) {
        calls.forEach(this::handle);
    }

    private void handle(StationCall<ReportChargingProfiles.Request> call) {
        var part = call.request();
        for (var profile : part.chargingProfile()) {
            store.reported(call.station(), part.evseId(), Profile201.read(profile), "external");
        }
        reports.partCame(
                call.station(),
                part.requestId(),
                part.chargingProfile().size(),
                !Boolean.TRUE.equals(part.tbc()));
        call.answer(new ReportChargingProfiles.Response());
    }
}
