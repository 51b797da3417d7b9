package org.bluehorizons.charging.tokens;

import java.util.List;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.Authorize;
import org.bluehorizons.charging.ocpp.v201.Authorize.AuthorizeCertificateStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * OCPP 2.0.1 {@code Authorize} (C01, C07).
 *
 * <p>Contracts of ISO 15118 are known by their eMAID. A station that has checked the contract's
 * certificate itself sends its hashes: the answer follows the eMAID's own state, and revocation at
 * the issuer is not asked for, so a contract that ended is to be blocked here. A station that sends
 * the certificate could not check it, and we hold no roots of contract issuers: it is refused with
 * {@code CertChainError}.
 */
@Component
class AuthorizeV201 implements CallHandler<Authorize.Request> {

    private final Tokens tokens;

    AuthorizeV201(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
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
                                        call.request().idToken().idToken(),
                                        OcppWord.of(call.request().idToken().type()),
                                        call.station(),
                                        null,
                                        call.receivedAt(),
                                        null))
                        .toList();
        var found = tokens.authorize(uses);
        for (var index = 0; index < calls.size(); index++) {
            var call = calls.get(index);
            call.answer(answer(call.request(), found.get(index)));
        }
    }

    static Authorize.Response answer(Authorize.Request request, Authorization found) {
        var certificate = certificateStatus(request, found);
        var judged =
                certificate == AuthorizeCertificateStatus.CERT_CHAIN_ERROR
                        ? found.as(AuthorizationState.INVALID)
                        : found;
        return new Authorize.Response(judged.tokenInfo(), certificate);
    }

    private static @Nullable AuthorizeCertificateStatus certificateStatus(
            Authorize.Request request, Authorization found) {
        if (request.certificate() != null) {
            return AuthorizeCertificateStatus.CERT_CHAIN_ERROR;
        }
        if (request.iso15118CertificateHashData() == null) {
            return null;
        }
        return switch (found.state()) {
            case ACCEPTED, CONCURRENT_TX -> AuthorizeCertificateStatus.ACCEPTED;
            case BLOCKED, EXPIRED, INVALID -> AuthorizeCertificateStatus.CONTRACT_CANCELLED;
        };
    }
}
