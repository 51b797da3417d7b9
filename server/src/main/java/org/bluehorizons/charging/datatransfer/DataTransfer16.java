package org.bluehorizons.charging.datatransfer;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.DataTransfer;
import org.bluehorizons.charging.ocpp.v16.DataTransfer.Status;
import org.springframework.stereotype.Component;

/** DataTransfer of 1.6 (4.3). */
@Component
class DataTransfer16 implements CallHandler<DataTransfer.Request> {

    private final Vendors vendors;

    DataTransfer16(Vendors vendors) {
        this.vendors = vendors;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "DataTransfer";
    }

    @Override
    public void handle(List<StationCall<DataTransfer.Request>> calls) {
        for (var call : calls) {
            call.answer(answer(call.station(), call.request()));
        }
    }

    private DataTransfer.Response answer(String station, DataTransfer.Request request) {
        var vendor = vendors.find(request.vendorId());
        if (vendor.isEmpty()) {
            return new DataTransfer.Response(Status.UNKNOWN_VENDOR_ID, null);
        }
        var reply = vendor.get().take(station, request.messageId(), request.data());
        return new DataTransfer.Response(
                switch (reply.verdict()) {
                    case ACCEPTED -> Status.ACCEPTED;
                    case REJECTED -> Status.REJECTED;
                    case UNKNOWN_MESSAGE -> Status.UNKNOWN_MESSAGE_ID;
                },
                reply.data());
    }
}
