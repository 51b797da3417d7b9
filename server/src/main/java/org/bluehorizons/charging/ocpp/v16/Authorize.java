package org.bluehorizons.charging.ocpp.v16;

import jakarta.validation.constraints.Size;

/** OCPP 1.6 {@code Authorize}. Asks whether an identifier may charge. */
public final class Authorize {

    private Authorize() {}

    public record Request(@Size(max = 20) String idTag) {}

    public record Response(IdTagInfo idTagInfo) {}
}
