package org.bluehorizons.charging.transactions;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bluehorizons.charging.calls.CallHandler;
import org.bluehorizons.charging.calls.StationCall;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent.Request;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent.TransactionEventKind;
import org.bluehorizons.charging.tokens.Authorization;
import org.bluehorizons.charging.tokens.TokenUse;
import org.bluehorizons.charging.tokens.Tokens;
import org.bluehorizons.charging.transactions.TransactionTable.Beginning;
import org.bluehorizons.charging.transactions.TransactionTable.Name;
import org.bluehorizons.charging.transactions.TransactionTable.Place;
import org.springframework.stereotype.Component;

/**
 * OCPP 2.0.1 {@code TransactionEvent}. Events of a transaction may come late, in any order and
 * twice: each takes the transaction to where it would be had they come in order. Whichever comes
 * first makes the row.
 */
@Component
class Event201 implements CallHandler<Request> {

    private final TransactionTable table;
    private final EventTable events;
    private final TransactionLedger ledger;
    private final Superseding superseding;
    private final MeterValueIntake intake;
    private final Tokens tokens;

    Event201(
            TransactionTable table,
            EventTable events,
            TransactionLedger ledger,
            Superseding superseding,
            MeterValueIntake intake,
            Tokens tokens) {
        this.table = table;
        this.events = events;
        this.ledger = ledger;
        this.superseding = superseding;
        this.intake = intake;
        this.tokens = tokens;
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public String action() {
        return "TransactionEvent";
    }

    @Override
    public void handle(List<StationCall<Request>> calls) {
        var transactions = find(calls);
        var authorizations = authorize(calls, transactions);
        var fresh = withoutRepeats(calls, transactions);
        for (var call : fresh) {
            EventStep.apply(
                    transaction(transactions, call),
                    call.request(),
                    time(call),
                    authorizations.get(call.station()));
        }
        events.add(fresh.stream().map(call -> row(call, transactions)).toList());
        var withNewValues =
                intake.keep(
                        fresh.stream()
                                .map(call ->
                                        new MeterValueIntake.Values(
                                                transaction(transactions, call),
                                                SampleReader.read201(
                                                        call.request().meterValue(),
                                                        call.receivedAt())))
                                .toList());
        ledger.write(transactions.values(), withNewValues);
        for (var call : calls) {
            var authorization = authorizations.get(call.station());
            call.answer(
                    new TransactionEvent.Response(
                            transaction(transactions, call).costAmount,
                            null,
                            authorization == null ? null : authorization.tokenInfo(),
                            null));
        }
    }

    private Map<Name, WorkingTransaction> find(List<StationCall<Request>> calls) {
        var found = new HashMap<>(table.lockNamed(calls.stream().map(Event201::name).toList()));
        var unknown = calls.stream().filter(call -> !found.containsKey(name(call))).toList();
        if (!unknown.isEmpty()) {
            superseding.endOpen(
                    unknown.stream()
                            .filter(call ->
                                    call.request().eventType() == TransactionEventKind.STARTED
                                            && call.request().evse() != null)
                            .map(Event201::place)
                            .toList());
            table.begin(unknown.stream().map(Event201::beginning).toList())
                    .forEach(begun -> found.put(new Name(begun.stationId, begun.ocppId), begun));
            // Another node may have been quicker.
            var missing =
                    unknown.stream()
                            .map(Event201::name)
                            .filter(name -> !found.containsKey(name))
                            .toList();
            found.putAll(table.lockNamed(missing));
        }
        return found;
    }

    private static WorkingTransaction transaction(
            Map<Name, WorkingTransaction> transactions, StationCall<Request> call) {
        return Objects.requireNonNull(transactions.get(name(call)));
    }

    private static Name name(StationCall<Request> call) {
        return new Name(call.station(), call.request().transactionInfo().transactionId());
    }

    private static StationTime time(StationCall<Request> call) {
        return StationTime.of(call.request().timestamp(), call.receivedAt());
    }

    private static Place place(StationCall<Request> call) {
        return new Place(
                call.station(),
                Objects.requireNonNull(call.request().evse()).id(),
                time(call).at());
    }

    private static Beginning beginning(StationCall<Request> call) {
        var evse = call.request().evse();
        var token = EventStep.startingToken(call.request());
        return new Beginning(
                call.station(),
                evse == null ? null : evse.id(),
                evse == null ? null : evse.connectorId(),
                OcppVersion.V2_0_1.word(),
                call.request().transactionInfo().transactionId(),
                token == null ? null : token.idToken(),
                token == null ? null : OcppWord.of(token.type()),
                time(call));
    }

    /** By station; of those events that carry a token. */
    private Map<String, Authorization> authorize(
            List<StationCall<Request>> calls, Map<Name, WorkingTransaction> transactions) {
        var asking = calls.stream().filter(call -> call.request().idToken() != null).toList();
        var uses = new ArrayList<TokenUse>(asking.size());
        for (var call : asking) {
            var transaction = transaction(transactions, call);
            IdToken token = Objects.requireNonNull(call.request().idToken());
            uses.add(
                    new TokenUse(
                            token.idToken(),
                            OcppWord.of(token.type()),
                            call.station(),
                            transaction.evseId,
                            time(call).at(),
                            transaction.id));
        }
        var authorizations = tokens.authorize(uses);
        var byStation = new HashMap<String, Authorization>();
        for (var index = 0; index < asking.size(); index++) {
            byStation.put(asking.get(index).station(), authorizations.get(index));
        }
        return byStation;
    }

    /** Takes note of their numbers; those that were used before need a closer look. */
    private List<StationCall<Request>> withoutRepeats(
            List<StationCall<Request>> calls, Map<Name, WorkingTransaction> transactions) {
        var doubtful = new HashSet<StationCall<Request>>();
        for (var call : calls) {
            var transaction = transaction(transactions, call);
            TransactionStep.heard(transaction, call.receivedAt());
            if (!TransactionStep.isNewNumber(transaction, call.request().seqNo())) {
                doubtful.add(call);
            }
        }
        var known = known(doubtful, transactions);
        var fresh = new ArrayList<StationCall<Request>>();
        for (var call : calls) {
            if (!known.contains(key(call, transactions)) || !doubtful.contains(call)) {
                fresh.add(call);
                if (doubtful.contains(call)) {
                    transaction(transactions, call).flags.add(Flag.SEQUENCE);
                }
            }
        }
        return fresh;
    }

    private Set<EventTable.Key> known(
            Set<StationCall<Request>> calls, Map<Name, WorkingTransaction> transactions) {
        return events.known(calls.stream().map(call -> key(call, transactions)).toList());
    }

    private static EventTable.Key key(
            StationCall<Request> call, Map<Name, WorkingTransaction> transactions) {
        var request = call.request();
        return new EventTable.Key(
                transaction(transactions, call).id,
                request.seqNo(),
                OcppWord.of(request.eventType()),
                time(call).toldAt().truncatedTo(ChronoUnit.MICROS));
    }

    private static EventTable.Row row(
            StationCall<Request> call, Map<Name, WorkingTransaction> transactions) {
        var request = call.request();
        return new EventTable.Row(
                key(call, transactions),
                OcppWord.of(request.triggerReason()),
                Boolean.TRUE.equals(request.offline()),
                call.receivedAt(),
                call.payload());
    }
}
