package org.bluehorizons.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A transaction that the station of a case tells of, event by event without gaps. */
final class Session201 {

    private final Stage stage;
    private final String id = UUID.randomUUID().toString();
    private @Nullable String token;
    private @Nullable Integer remoteStartId;
    private String meterValue = "";
    private int seqNo;

    Session201(Stage stage) {
        this.stage = stage;
    }

    String id() {
        return id;
    }

    /** What the next event carries, once. */
    Session201 token(String used) {
        token = used;
        return this;
    }

    /** What all events carry from now on. */
    Session201 remoteStartId(int number) {
        remoteStartId = number;
        return this;
    }

    /** What the next event carries, once. */
    Session201 meterValue(String context, double wattHours) {
        meterValue =
                ", 'meterValue': [{'timestamp': '%s', 'sampledValue': [{'value': %s, 'context': '%s'}]}]"
                        .formatted(Stage.now(), wattHours, context);
        return this;
    }

    /** The same with a signature. */
    Session201 signedMeterValue(String context, double wattHours) {
        meterValue =
                """
                , 'meterValue': [{'timestamp': '%s', 'sampledValue': [{'value': %s, 'context': '%s',
                    'signedMeterValue': {'signedMeterData': 'T0NNRnx7fQ==', 'signingMethod': '',
                                         'encodingMethod': 'OCMF', 'publicKey': ''}}]}]
                """
                        .formatted(Stage.now(), wattHours, context);
        return this;
    }

    JsonNode started(String trigger, @Nullable String chargingState) {
        return event("Started", trigger, state(chargingState));
    }

    JsonNode updated(String trigger, @Nullable String chargingState) {
        return event("Updated", trigger, state(chargingState));
    }

    JsonNode ended(String trigger, String stoppedReason) {
        return event("Ended", trigger, ", 'stoppedReason': '%s'".formatted(stoppedReason));
    }

    /** The platform has it as ended. */
    void demandStopped() {
        Stage.eventually("the transaction is kept as ended", () -> stopped());
    }

    void demandOpen() {
        assertThat(stopped()).isFalse();
    }

    private boolean stopped() {
        return stage.database()
                .sql(
                        """
                        SELECT stopped_at IS NOT NULL FROM charging.transaction
                        WHERE station_id = :station
                        """)
                .param("station", stage.id())
                .query(Boolean.class)
                .single();
    }

    private JsonNode event(String type, String trigger, String info) {
        var idToken =
                token == null
                        ? ""
                        : ", 'idToken': {'idToken': '%s', 'type': 'ISO14443'}".formatted(token);
        var remote = remoteStartId == null ? "" : ", 'remoteStartId': " + remoteStartId;
        var event =
                """
                {'eventType': '%s', 'timestamp': '%s', 'triggerReason': '%s', 'seqNo': %d,
                 'transactionInfo': {'transactionId': '%s'%s%s},
                 'evse': {'id': 1, 'connectorId': 1}%s%s}
                """
                        .formatted(
                                type,
                                Stage.now(),
                                trigger,
                                seqNo++,
                                id,
                                info,
                                remote,
                                idToken,
                                meterValue);
        token = null;
        meterValue = "";
        return stage.call("TransactionEvent", event);
    }

    private static String state(@Nullable String chargingState) {
        return chargingState == null ? "" : ", 'chargingState': '%s'".formatted(chargingState);
    }
}
