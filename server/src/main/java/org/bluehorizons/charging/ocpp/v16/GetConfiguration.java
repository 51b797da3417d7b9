package org.bluehorizons.charging.ocpp.v16;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6 {@code GetConfiguration}. Reads configuration keys. */
public final class GetConfiguration {

    private GetConfiguration() {}

    public record Request(@Nullable List<@Size(max = 50) String> key) {}

    public record Response(
            @Nullable List<KeyValue> configurationKey,
            @Nullable List<@Size(max = 50) String> unknownKey) {}

    public record KeyValue(
            @Size(max = 50) String key,
            Boolean readonly,
            @Size(max = 500) @Nullable String value) {}
}
