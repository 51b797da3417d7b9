package org.bluehorizons.charging.ocpp.v16;

/** OCPP 1.6 {@code GetLocalListVersion}. Asks for the version of the local authorization list. */
public final class GetLocalListVersion {

    private GetLocalListVersion() {}

    public record Request() {}

    public record Response(Integer listVersion) {}
}
