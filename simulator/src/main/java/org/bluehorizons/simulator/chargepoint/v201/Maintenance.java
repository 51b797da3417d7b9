package org.bluehorizons.simulator.chargepoint.v201;

import org.bluehorizons.simulator.chargepoint.station.ChargePoint;
import org.bluehorizons.simulator.chargepoint.station.Firmware;
import org.bluehorizons.simulator.chargepoint.station.Json;
import org.bluehorizons.simulator.chargepoint.station.Message;
import org.bluehorizons.simulator.chargepoint.station.Moments;
import org.bluehorizons.simulator.chargepoint.station.Reply;
import org.bluehorizons.simulator.chargepoint.station.Upload;
import tools.jackson.databind.JsonNode;

/** Firmware, logs and customers' data (2.0.1, part 2, L and N). */
final class Maintenance {

    private Maintenance() {}

    static Reply update(ChargePoint station, JsonNode call) {
        var firmware = call.required("firmware");
        var request = call.required("requestId").asInt();
        Firmware.install(
                station,
                firmware.required("location").asString(),
                Moments.of(firmware.path("retrieveDateTime"), 0),
                firmware.has("signature"),
                status -> notice("FirmwareStatusNotification", status, request));
        return Reply.ACCEPTED;
    }

    static Reply log(ChargePoint station, JsonNode call) {
        var request = call.required("requestId").asInt();
        var name =
                Upload.begin(
                        station,
                        call.required("log").required("remoteLocation").asString(),
                        "log",
                        status ->
                                notice(
                                        "LogStatusNotification",
                                        status.replace("UploadFailed", "UploadFailure"),
                                        request));
        return Reply.of(Json.object().put("status", "Accepted").put("filename", name));
    }

    /** There is never anything about anybody. */
    static Reply customer(ChargePoint station, JsonNode call) {
        var message =
                Json.object()
                        .put("requestId", call.required("requestId").asInt())
                        .put("data", "")
                        .put("seqNo", 0)
                        .put("generatedAt", Moments.text(station.now()));
        station.soon(() ->
                station.tell(new Message.Other("NotifyCustomerInformation", message.toString())));
        return Reply.ACCEPTED;
    }

    private static Message notice(String action, String status, int request) {
        return new Message.Other(
                action, Json.object().put("status", status).put("requestId", request).toString());
    }
}
