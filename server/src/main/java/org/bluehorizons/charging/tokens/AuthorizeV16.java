package org.bluehorizons.charging.tokens;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.Authorize;
import org.springframework.stereotype.Component;

/** OCPP 1.6 {@code Authorize} (4.1). */
@Component
class AuthorizeV16 implements CallHandler<Authorize.Request> {

    private final Tokens tokens;

    AuthorizeV16(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "Authorize";
    }

    @Override
    public void handle(List<StationCall<Authorize.Request>> calls) {
        var uses =
                calls.stream()
                        .map(call ->
                                new TokenUse(
                                        call.request().idTag(),
                                        "ISO14443",
                                        call.station(),
                                        null,
                                        call.receivedAt(),
                                        null))
                        .toList();
        var answers = tokens.authorize(uses);
        for (var index = 0; index < calls.size(); index++) {
            calls.get(index).answer(new Authorize.Response(answers.get(index).tagInfo()));
        }
    }
}
