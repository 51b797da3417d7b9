package org.bluehorizons.simulator.chargepoint.v16;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Firmware;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.station.Upload;
import tools.jackson.databind.JsonNode;

/** Firmware and logs (1.6, sections 5.9, 5.19; the security extension). */
final class Maintenance {

    private Maintenance() {}

    static Reply update(ChargePoint station, JsonNode call) {
        Firmware.install(
                station,
                call.required("location").asString(),
                Moments.of(call.path("retrieveDate"), 0),
                false,
                status -> new Message.Other("FirmwareStatusNotification", json(status)));
        return Reply.EMPTY;
    }

    static Reply updateSigned(ChargePoint station, JsonNode call) {
        var firmware = call.required("firmware");
        var request = call.required("requestId").asInt();
        Firmware.install(
                station,
                firmware.required("location").asString(),
                Moments.of(firmware.path("retrieveDateTime"), 0),
                true,
                status ->
                        new Message.Other(
                                "SignedFirmwareStatusNotification", json(status, request)));
        return Reply.ACCEPTED;
    }

    static Reply diagnostics(ChargePoint station, JsonNode call) {
        var name =
                Upload.begin(
                        station,
                        call.required("location").asString(),
                        "diagnostics",
                        status -> new Message.Other("DiagnosticsStatusNotification", json(status)));
        return Reply.of(Json.object().put("fileName", name));
    }

    static Reply log(ChargePoint station, JsonNode call) {
        var request = call.required("requestId").asInt();
        var name =
                Upload.begin(
                        station,
                        call.required("log").required("remoteLocation").asString(),
                        "log",
                        status ->
                                new Message.Other(
                                        "LogStatusNotification",
                                        json(
                                                status.replace("UploadFailed", "UploadFailure"),
                                                request)));
        return Reply.of(Json.object().put("status", "Accepted").put("filename", name));
    }

    private static String json(String status) {
        return Json.object().put("status", status).toString();
    }

    private static String json(String status, int request) {
        return Json.object().put("status", status).put("requestId", request).toString();
    }
}
