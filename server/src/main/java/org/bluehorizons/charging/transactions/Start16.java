package org.bluehorizons.charging.transactions;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.v16.StartTransaction;
import org.bluehorizons.charging.tokens.Authorization;
import org.bluehorizons.charging.tokens.TokenUse;
import org.bluehorizons.charging.tokens.Tokens;
import org.bluehorizons.charging.transactions.TransactionTable.Beginning;
import org.bluehorizons.charging.transactions.TransactionTable.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * OCPP 1.6 {@code StartTransaction}. The id is ours; the same start told again gets the same one.
 * What is told has happened, so it is kept and answered whatever the token may do; the station acts
 * on the status.
 */
@Component
class Start16 implements CallHandler<StartTransaction.Request> {

    private static final String TAG = "ISO14443";

    private final TransactionTable table;
    private final TransactionLedger ledger;
    private final Superseding superseding;
    private final Tokens tokens;
    private final JdbcClient database;

    Start16(
            TransactionTable table,
            TransactionLedger ledger,
            Superseding superseding,
            Tokens tokens,
            JdbcClient database) {
        this.table = table;
        this.ledger = ledger;
        this.superseding = superseding;
        this.tokens = tokens;
        this.database = database;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "StartTransaction";
    }

    @Override
    public void handle(List<StationCall<StartTransaction.Request>> calls) {
        var byStation = new HashMap<String, WorkingTransaction>();
        table.lock(told(calls)).forEach(known -> byStation.put(known.stationId, known));
        var begun =
                begin(
                        calls.stream()
                                .filter(call -> !byStation.containsKey(call.station()))
                                .toList());
        begun.forEach(transaction -> byStation.put(transaction.stationId, transaction));
        var authorizations = authorize(calls, byStation);
        for (var index = 0; index < calls.size(); index++) {
            var call = calls.get(index);
            var transaction = Objects.requireNonNull(byStation.get(call.station()));
            var authorization = authorizations.get(index);
            if (transaction.isNew) {
                fill(transaction, call, authorization);
            }
            call.answer(
                    new StartTransaction.Response(
                            authorization.tagInfo(), Integer.valueOf(transaction.ocppId)));
        }
        ledger.writeSettled(begun);
    }

    private List<WorkingTransaction> begin(List<StationCall<StartTransaction.Request>> calls) {
        superseding.endOpen(calls.stream().map(Start16::place).toList());
        return table.begin(calls.stream().map(Start16::beginning).toList());
    }

    private static Place place(StationCall<StartTransaction.Request> call) {
        return new Place(call.station(), call.request().connectorId(), time(call).at());
    }

    private static Beginning beginning(StationCall<StartTransaction.Request> call) {
        return new Beginning(
                call.station(),
                call.request().connectorId(),
                1,
                OcppVersion.V1_6.word(),
                null,
                call.request().idTag(),
                TAG,
                time(call));
    }

    private static StationTime time(StationCall<StartTransaction.Request> call) {
        return StationTime.of(call.request().timestamp(), call.receivedAt());
    }

    /** Transactions whose start was told in the same words before. */
    private List<UUID> told(List<StationCall<StartTransaction.Request>> calls) {
        return database.sql(
                        """
                        SELECT known.id
                        FROM unnest(:stations::text[], :connectors::int[], :tags::text[],
                                    :meters::numeric[], :ats::timestamptz[])
                             AS told (station_id, connector_id, tag, meter, at),
                             LATERAL (SELECT t.id FROM charging.transaction AS t
                                      WHERE t.station_id = told.station_id
                                        AND t.started_told_at = told.at
                                        AND t.evse_id = told.connector_id
                                        AND t.meter_start_wh = told.meter
                                        AND lower(t.id_token) = lower(told.tag)
                                      ORDER BY t.id LIMIT 1) AS known
                        """)
                .param("stations", calls.stream().map(StationCall::station).toArray(String[]::new))
                .param(
                        "connectors",
                        calls.stream()
                                .map(call -> call.request().connectorId())
                                .toArray(Integer[]::new))
                .param(
                        "tags",
                        calls.stream().map(call -> call.request().idTag()).toArray(String[]::new))
                .param(
                        "meters",
                        calls.stream()
                                .map(call -> BigDecimal.valueOf(call.request().meterStart()))
                                .toArray(BigDecimal[]::new))
                .param(
                        "ats",
                        calls.stream()
                                .map(call -> TransactionTable.text(time(call).toldAt()))
                                .toArray(String[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<Authorization> authorize(
            List<StationCall<StartTransaction.Request>> calls,
            Map<String, WorkingTransaction> transactions) {
        var uses = new ArrayList<TokenUse>(calls.size());
        for (var call : calls) {
            var transaction = Objects.requireNonNull(transactions.get(call.station()));
            uses.add(
                    new TokenUse(
                            call.request().idTag(),
                            TAG,
                            call.station(),
                            call.request().connectorId(),
                            time(call).at(),
                            transaction.id));
        }
        return tokens.authorize(uses);
    }

    private static void fill(
            WorkingTransaction transaction,
            StationCall<StartTransaction.Request> call,
            Authorization authorization) {
        var request = call.request();
        var time = time(call);
        TransactionStep.started(transaction, time);
        TransactionStep.authorized(transaction, authorization);
        transaction.meterStart = BigDecimal.valueOf(request.meterStart());
        transaction.register = transaction.meterStart;
        transaction.registerAt = time.at();
        transaction.reservationId = request.reservationId();
        transaction.offline = TransactionStep.isReplayed(time);
    }
}
