package org.bluehorizons.charging.ocpp.v201;

/** OCPP 2.0.1 {@code GetLocalListVersion}. Asks for the version of the local authorization list. */
public final class GetLocalListVersion {

    private GetLocalListVersion() {}

    public record Request() {}

    public record Response(Integer versionNumber) {}
}
