package org.bluehorizons.charging.transactions;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.IdTagInfo;
import org.bluehorizons.charging.ocpp.v16.StopTransaction;
import org.bluehorizons.charging.tokens.TokenUse;
import org.bluehorizons.charging.tokens.Tokens;
import org.bluehorizons.charging.transactions.TransactionTable.Beginning;
import org.bluehorizons.charging.transactions.TransactionTable.Name;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * OCPP 1.6 {@code StopTransaction}. Found by id; else, since its start may never have been
 * answered, the open transaction that it fits; else it is kept as a transaction without a start.
 * Told again it changes nothing.
 */
@Component
class Stop16 implements CallHandler<StopTransaction.Request> {

    /** What the specification takes an absent reason for. */
    private static final String USUAL_REASON = "Local";

    private final TransactionTable table;
    private final TransactionLedger ledger;
    private final MeterValueIntake intake;
    private final Tokens tokens;
    private final JdbcClient database;

    Stop16(
            TransactionTable table,
            TransactionLedger ledger,
            MeterValueIntake intake,
            Tokens tokens,
            JdbcClient database) {
        this.table = table;
        this.ledger = ledger;
        this.intake = intake;
        this.tokens = tokens;
        this.database = database;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public String action() {
        return "StopTransaction";
    }

    @Override
    public void handle(List<StationCall<StopTransaction.Request>> calls) {
        var byStation = find(calls);
        var tagInfos = authorize(calls, byStation);
        for (var call : calls) {
            apply(call, of(call, byStation));
            call.answer(new StopTransaction.Response(tagInfos.get(call.station())));
        }
        var withNewValues =
                intake.keep(
                        calls.stream()
                                .map(call ->
                                        new MeterValueIntake.Values(
                                                of(call, byStation),
                                                SampleReader.read16(
                                                        call.request().transactionData(),
                                                        call.receivedAt())))
                                .toList());
        ledger.write(byStation.values(), withNewValues);
    }

    private Map<String, WorkingTransaction> find(List<StationCall<StopTransaction.Request>> calls) {
        var found = new HashMap<String, WorkingTransaction>();
        table.lockNamed(calls.stream().map(Stop16::name).toList())
                .values()
                .forEach(known -> found.put(known.stationId, known));
        table.lock(reported(missing(calls, found)))
                .forEach(known -> found.put(known.stationId, known));
        var unknown = missing(calls, found);
        var open =
                table.lockOpen(unknown.stream().map(StationCall::station).toList()).stream()
                        .collect(groupingBy(transaction -> transaction.stationId));
        for (var call : unknown) {
            var fitting = fitting(call, open.getOrDefault(call.station(), List.of()));
            if (fitting != null) {
                fitting.flags.add(Flag.RECONCILED);
                fitting.reportedId = name(call).ocppId();
                found.put(call.station(), fitting);
            }
        }
        beginWithoutStart(missing(calls, found))
                .forEach(orphan -> found.put(orphan.stationId, orphan));
        return found;
    }

    private static List<StationCall<StopTransaction.Request>> missing(
            List<StationCall<StopTransaction.Request>> calls,
            Map<String, WorkingTransaction> found) {
        return calls.stream().filter(call -> !found.containsKey(call.station())).toList();
    }

    private static WorkingTransaction of(
            StationCall<StopTransaction.Request> call,
            Map<String, WorkingTransaction> transactions) {
        return Objects.requireNonNull(transactions.get(call.station()));
    }

    private static Name name(StationCall<StopTransaction.Request> call) {
        return new Name(call.station(), call.request().transactionId().toString());
    }

    private static StationTime time(StationCall<StopTransaction.Request> call) {
        return StationTime.of(call.request().timestamp(), call.receivedAt());
    }

    /** Transactions that the same stop under an unknown id has ended before. */
    private List<UUID> reported(List<StationCall<StopTransaction.Request>> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        return database.sql(
                        """
                        SELECT DISTINCT ON (t.station_id) t.id
                        FROM charging.transaction AS t
                        JOIN unnest(:stations::text[], :reported::text[], :meters::numeric[],
                                    :ats::timestamptz[]) AS told (station_id, reported, meter, at)
                          ON t.station_id = told.station_id AND t.reported_id = told.reported
                         AND t.meter_stop_wh = told.meter AND t.stopped_told_at = told.at
                        """)
                .param("stations", calls.stream().map(StationCall::station).toArray(String[]::new))
                .param(
                        "reported",
                        calls.stream().map(call -> name(call).ocppId()).toArray(String[]::new))
                .param(
                        "meters",
                        calls.stream()
                                .map(call -> BigDecimal.valueOf(call.request().meterStop()))
                                .toArray(BigDecimal[]::new))
                .param(
                        "ats",
                        calls.stream()
                                .map(call -> TransactionTable.text(time(call).toldAt()))
                                .toArray(String[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The open transaction that this stop can only mean; null if there is none, or more. */
    private static @Nullable WorkingTransaction fitting(
            StationCall<StopTransaction.Request> call, List<WorkingTransaction> open) {
        var request = call.request();
        var tag = request.idTag();
        var possible =
                open.stream()
                        .filter(transaction -> transaction.ocppVersion.equals("1.6"))
                        .filter(transaction -> !transaction.startedAt.isAfter(time(call).at()))
                        .toList();
        var ofTag =
                possible.stream()
                        .filter(transaction ->
                                tag != null && tag.equalsIgnoreCase(transaction.idToken))
                        .toList();
        if (ofTag.size() == 1) {
            return ofTag.getFirst();
        }
        // Another tag of the group, or none: the station does not know our id, but has one open.
        return ofTag.isEmpty() && request.transactionId() <= 0 && possible.size() == 1
                ? possible.getFirst()
                : null;
    }

    private List<WorkingTransaction> beginWithoutStart(
            List<StationCall<StopTransaction.Request>> calls) {
        var begun =
                table.begin(
                        calls.stream()
                                .map(call ->
                                        new Beginning(
                                                call.station(),
                                                null,
                                                null,
                                                OcppVersion.V1_6.word(),
                                                null,
                                                call.request().idTag(),
                                                call.request().idTag() == null ? null : "ISO14443",
                                                earliest(call)))
                                .toList());
        for (var orphan : begun) {
            orphan.flags.add(Flag.UNKNOWN_START);
            for (var call : calls) {
                if (call.station().equals(orphan.stationId)) {
                    orphan.reportedId = name(call).ocppId();
                }
            }
        }
        return begun;
    }

    private static StationTime earliest(StationCall<StopTransaction.Request> call) {
        return SampleReader.read16(call.request().transactionData(), call.receivedAt()).stream()
                .map(Sample::time)
                .filter(time -> !time.clockWrong() && time.at().isBefore(time(call).at()))
                .min(Comparator.comparing(StationTime::at))
                .orElse(time(call));
    }

    private Map<String, IdTagInfo> authorize(
            List<StationCall<StopTransaction.Request>> calls,
            Map<String, WorkingTransaction> transactions) {
        var asking = calls.stream().filter(call -> call.request().idTag() != null).toList();
        var uses = new ArrayList<TokenUse>(asking.size());
        for (var call : asking) {
            var transaction = of(call, transactions);
            uses.add(
                    new TokenUse(
                            Objects.requireNonNull(call.request().idTag()),
                            "ISO14443",
                            call.station(),
                            transaction.evseId,
                            time(call).at(),
                            transaction.id));
        }
        var authorizations = tokens.authorize(uses);
        var infos = new HashMap<String, IdTagInfo>();
        for (var index = 0; index < asking.size(); index++) {
            infos.put(asking.get(index).station(), authorizations.get(index).tagInfo());
        }
        return infos;
    }

    private static void apply(
            StationCall<StopTransaction.Request> call, WorkingTransaction transaction) {
        var request = call.request();
        var time = time(call);
        var meter = BigDecimal.valueOf(request.meterStop());
        TransactionStep.heard(transaction, call.receivedAt());
        if (transaction.endSeen) {
            if (!time.toldAt().equals(transaction.stoppedToldAt)
                    || transaction.meterStop == null
                    || meter.compareTo(transaction.meterStop) != 0) {
                transaction.flags.add(Flag.SECOND_STOP);
            }
            return;
        }
        transaction.meterStop = meter;
        transaction.stopToken = request.idTag();
        transaction.offline |= TransactionStep.isReplayed(time);
        TransactionStep.ended(
                transaction,
                time,
                Objects.requireNonNullElse(OcppWord.ofNullable(request.reason()), USUAL_REASON));
    }
}
