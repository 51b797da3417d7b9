package org.bluehorizons.charging.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppJson;
import org.bluehorizons.charging.ocpp.v16.MeterValues;
import org.bluehorizons.charging.ocpp.v16.StartTransaction;
import org.bluehorizons.charging.ocpp.v16.StopTransaction;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A station that tells of transactions, by messages as the gateway hands them over. Times are
 * minutes after the beginning, which is six hours ago.
 */
final class Station {

    /** The same for all of a run. */
    static final Instant BEGINNING =
            ProcessHandle.current()
                    .info()
                    .startInstant()
                    .orElseThrow()
                    .minus(Duration.ofHours(6))
                    .truncatedTo(ChronoUnit.SECONDS);

    final String id;
    private final Desk desk;

    /** How late messages are received, in minutes. */
    int delay;

    private Station(String id, Desk desk) {
        this.id = id;
        this.desk = desk;
    }

    /** What stations are connected to. */
    record Desk(
            Start16 start16,
            Stop16 stop16,
            MeterValues16 values16,
            MeterValues201 values201,
            Event201 event201,
            JdbcClient database,
            TransactionOperations transactions) {

        static Desk of(ApplicationContext platform) {
            return new Desk(
                    platform.getBean(Start16.class),
                    platform.getBean(Stop16.class),
                    platform.getBean(MeterValues16.class),
                    platform.getBean(MeterValues201.class),
                    platform.getBean(Event201.class),
                    platform.getBean(JdbcClient.class),
                    platform.getBean(TransactionOperations.class));
        }

        Station station() {
            var id = "TX-" + UUID.randomUUID().toString().substring(0, 13);
            database.sql("INSERT INTO charging.station (id) VALUES (:id)").param("id", id).update();
            // Heard just now, so that nothing of it becomes stale meanwhile.
            database.sql(
                            """
                            INSERT INTO charging.station_state (station_id, last_heard_at)
                            VALUES (:id, now())
                            """)
                    .param("id", id)
                    .update();
            return new Station(id, this);
        }

        /** A token of a card, registered. */
        String token() {
            var token = UUID.randomUUID().toString().substring(0, 18);
            database.sql(
                            """
                            INSERT INTO charging.id_token (token, type) VALUES (:token, 'ISO14443')
                            """)
                    .param("token", token)
                    .update();
            return token;
        }

        <Q extends Record> void handle(CallHandler<Q> handler, List<StationCall<Q>> calls) {
            transactions.executeWithoutResult(_ -> handler.handle(calls));
        }
    }

    static Instant minute(int minute) {
        return BEGINNING.plus(Duration.ofMinutes(minute));
    }

    StartTransaction.Response start(String token, int minute, int meter) {
        return start(1, token, minute(minute), meter, minute);
    }

    StartTransaction.Response start(
            int connector, String token, Instant at, int meter, int minute) {
        return answer(
                desk.start16(),
                StartTransaction.Request.class,
                StartTransaction.Response.class,
                minute,
                """
                {"connectorId": %d, "idTag": "%s", "meterStart": %d, "timestamp": "%s"}
                """
                        .formatted(connector, token, meter, at));
    }

    StopTransaction.Response stop(int transaction, int minute, int meter, String more) {
        return answer(
                desk.stop16(),
                StopTransaction.Request.class,
                StopTransaction.Response.class,
                minute,
                """
                {"transactionId": %d, "meterStop": %d, "timestamp": "%s"%s}
                """
                        .formatted(transaction, meter, minute(minute), more));
    }

    StopTransaction.Response stop(int transaction, int minute, int meter) {
        return stop(transaction, minute, meter, "");
    }

    /** A value of the energy register; without a transaction's id when that is null. */
    void value(@Nullable Integer transaction, int minute, String value, String unit) {
        values(transaction, minute, "{\"value\": \"%s\", \"unit\": \"%s\"}".formatted(value, unit));
    }

    void values(@Nullable Integer transaction, int minute, String sampled) {
        answer(
                desk.values16(),
                MeterValues.Request.class,
                MeterValues.Response.class,
                minute,
                """
                {"connectorId": 1%s, "meterValue": [{"timestamp": "%s", "sampledValue": [%s]}]}
                """
                        .formatted(
                                transaction == null ? "" : ", \"transactionId\": " + transaction,
                                minute(minute),
                                sampled));
    }

    TransactionEvent.Response event(
            String type, String transaction, int seqNo, int minute, String more) {
        return event(type, transaction, seqNo, minute, "Trigger", "", more);
    }

    /**
     * @param info further members of transactionInfo, each with a comma before it
     * @param more further members of the event, each with a comma before it
     */
    TransactionEvent.Response event(
            String type,
            String transaction,
            int seqNo,
            int minute,
            String trigger,
            String info,
            String more) {
        return answer(
                desk.event201(),
                TransactionEvent.Request.class,
                TransactionEvent.Response.class,
                minute,
                """
                {"eventType": "%s", "timestamp": "%s", "triggerReason": "%s", "seqNo": %d,
                 "transactionInfo": {"transactionId": "%s"%s}%s}
                """
                        .formatted(type, minute(minute), trigger, seqNo, transaction, info, more));
    }

    /** As a further member of an event. */
    static String register(int minute, String wattHours, String context) {
        return """
        , "meterValue": [{"timestamp": "%s", "sampledValue": [
            {"value": %s, "context": "%s", "unitOfMeasure": {"unit": "Wh"}}]}]
        """
                .formatted(minute(minute), wattHours, context);
    }

    /** The station's transactions, the oldest first. */
    List<Map<String, @Nullable Object>> transactions() {
        return desk.database()
                .sql(
                        """
                        SELECT * FROM charging.transaction WHERE station_id = :id
                        ORDER BY started_at, id
                        """)
                .param("id", id)
                .query()
                .listOfRows();
    }

    Map<String, @Nullable Object> transaction() {
        assertThat(transactions()).hasSize(1);
        return transactions().getFirst();
    }

    /** Its one transaction to the last column. */
    String row() {
        return desk.database()
                .sql(
                        "SELECT to_jsonb(t)::text FROM charging.transaction AS t WHERE station_id = :id")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** Types of what the journal has of the station, in order. */
    List<String> journal() {
        return desk.database()
                .sql("SELECT type FROM charging.event WHERE station_id = :id ORDER BY id")
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private <Q extends Record, A extends Record> A answer(
            CallHandler<Q> handler, Class<Q> type, Class<A> answer, int minute, String payload) {
        var call =
                new StationCall<>(
                        id,
                        handler.version(),
                        OcppJson.read(type, payload),
                        payload,
                        minute(minute + delay));
        desk.handle(handler, List.of(call));
        var result = (StationCall.Answer.Result) Objects.requireNonNull(call.answer());
        return answer.cast(result.payload());
    }
}
