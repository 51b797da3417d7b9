package org.bluehorizons.charging.ocpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import java.util.stream.Stream;
import org.bluehorizons.charging.ocpp.OfficialSchemas.Payload;
import org.bluehorizons.testing.OcppPeer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a schema allows is read and written as it was; what it forbids is refused for its reason.
 */
class SchemaRoundTripTest {

    private static final long SEED = 20_261_121;
    private static final int PAYLOADS_EACH = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Payload> everyPayload() {
        return OfficialSchemas.everyPayload();
    }

    @ParameterizedTest
    @MethodSource("everyPayload")
    void readsAndWritesWhatTheSchemaAllows(Payload payload) {
        var samples = new SchemaSamples(payload.schema(), new Random(SEED));
        for (int n = 0; n < PAYLOADS_EACH; n++) {
            var given = n == 0 ? samples.smallest() : samples.any();
            validate(payload, given);

            var written =
                    JSON.readTree(OcppJson.write(OcppJson.read(payload.type(), given.toString())));

            validate(payload, written);
            assertThat(written).isEqualTo(JSON.readTree(given.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("everyPayload")
    void refusesWhatTheSchemaForbids(Payload payload) {
        var samples = new SchemaSamples(payload.schema(), new Random(SEED));
        for (var fault : samples.faults()) {
            assertThatExceptionOfType(OcppPeer.Failure.class)
                    .as("%s is no fault to the official schema", fault)
                    .isThrownBy(() -> validate(payload, fault.payload()));
            assertThatExceptionOfType(OcppRefusal.class)
                    .as("%s", fault)
                    .isThrownBy(() -> OcppJson.read(payload.type(), fault.payload().toString()))
                    .satisfies(refusal -> {
                        assertThat(refusal.error()).as("%s", fault).isEqualTo(fault.error());
                        assertThat(refusal.description()).contains(fault.property());
                    });
        }
    }

    private static void validate(Payload payload, JsonNode value) {
        OcppPeer.shared().validate(payload.version().subprotocol(), payload.id(), value);
    }
}
