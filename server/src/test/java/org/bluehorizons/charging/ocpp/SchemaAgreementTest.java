package org.bluehorizons.charging.ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.bluehorizons.charging.ocpp.OfficialSchemas.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record says what its official schema says. */
class SchemaAgreementTest {

    @ParameterizedTest
    @MethodSource("everyPayload")
    void agreesWithItsSchema(Payload payload) {
        assertThat(new SchemaDifferences(payload.schema()).of(payload.type())).isEmpty();
    }

    static Stream<Payload> everyPayload() {
        return OfficialSchemas.everyPayload();
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryMessage(OcppVersion version) {
        var schemas = new OfficialSchemas(version);

        assertThat(schemas.payloads().map(Payload::id))
                .containsExactlyInAnyOrderElementsOf(schemas.ids());
    }

    @Test
    void seesWhatDiffers() {
        var boot =
                OfficialSchemas.everyPayload()
                        .filter(payload -> payload.id().equals("urn:BootNotification.req"))
                        .findFirst()
                        .orElseThrow();

        assertThat(
                        new SchemaDifferences(boot.schema())
                                .of(
                                        org.bluehorizons.charging.ocpp.v16.StartTransaction.Request
                                                .class))
                .contains("connectorId: not in the schema", "chargePointVendor: not in the record");
    }
}
