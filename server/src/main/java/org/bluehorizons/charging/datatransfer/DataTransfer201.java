package org.bluehorizons.charging.datatransfer;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v201.DataTransfer;
import org.bluehorizons.charging.ocpp.v201.DataTransfer.DataTransferStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** DataTransfer of 2.0.1 (P02). */
@Component
class DataTransfer201 implements CallHandler<DataTransfer.Request> {

    private final Vendors vendors;

    DataTransfer201(Vendors vendors) {
        this.vendors = vendors;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
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
            return new DataTransfer.Response(DataTransferStatus.UNKNOWN_VENDOR_ID, null, null);
        }
        var reply = vendor.get().take(station, request.messageId(), text(request.data()));
        return new DataTransfer.Response(
                switch (reply.verdict()) {
                    case ACCEPTED -> DataTransferStatus.ACCEPTED;
                    case REJECTED -> DataTransferStatus.REJECTED;
                    case UNKNOWN_MESSAGE -> DataTransferStatus.UNKNOWN_MESSAGE_ID;
                },
                null,
                reply.data() == null ? null : StringNode.valueOf(reply.data()));
    }

    private static @Nullable String text(@Nullable JsonNode data) {
        if (data == null || data.isNull()) {
            return null;
        }
        return data.isString() ? data.stringValue() : data.toString();
    }
}
