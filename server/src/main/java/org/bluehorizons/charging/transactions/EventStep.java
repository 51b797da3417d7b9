package org.bluehorizons.charging.transactions;

import java.util.Objects;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent.ChargingState;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent.Request;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent.TransactionEventKind;
import org.bluehorizons.charging.ocpp.v201.TransactionEvent.TriggerReason;
import org.bluehorizons.charging.tokens.Authorization;
import org.jspecify.annotations.Nullable;

/** What an event of 2.0.1 does to its transaction. */
final class EventStep {

    /** What the specification takes an absent reason for. */
    private static final String USUAL_REASON = "Local";

    private EventStep() {}

    /** The event's number is counted already; its meter values are taken in elsewhere. */
    static void apply(
            WorkingTransaction transaction,
            Request event,
            StationTime time,
            @Nullable Authorization authorization) {
        takeIdentity(transaction, event, authorization);
        switch (event.eventType()) {
            case STARTED -> TransactionStep.started(transaction, time);
            case UPDATED -> beganAtLatest(transaction, time);
            case ENDED -> {
                beganAtLatest(transaction, time);
                TransactionStep.ended(
                        transaction,
                        time,
                        Objects.requireNonNullElse(
                                OcppWord.ofNullable(event.transactionInfo().stoppedReason()),
                                USUAL_REASON));
            }
        }
        if (event.seqNo() == transaction.lastSeq) {
            takeState(transaction, event.transactionInfo().chargingState(), time);
        }
    }

    /** The token that a transaction is charged with; one that stops it may be another. */
    static @Nullable IdToken startingToken(Request event) {
        return event.triggerReason() == TriggerReason.STOP_AUTHORIZED
                        || event.eventType() == TransactionEventKind.ENDED
                ? null
                : event.idToken();
    }

    private static void takeIdentity(
            WorkingTransaction transaction, Request event, @Nullable Authorization authorization) {
        var evse = event.evse();
        if (evse != null) {
            transaction.evseId = evse.id();
            transaction.connectorId =
                    evse.connectorId() == null ? transaction.connectorId : evse.connectorId();
        }
        if (event.transactionInfo().remoteStartId() != null) {
            transaction.remoteStartId = event.transactionInfo().remoteStartId();
        }
        if (event.reservationId() != null) {
            transaction.reservationId = event.reservationId();
        }
        transaction.offline |= Boolean.TRUE.equals(event.offline());
        var token = startingToken(event);
        if (token == null && event.idToken() != null) {
            transaction.stopToken = event.idToken().idToken();
        }
        if (token != null
                && authorization != null
                && (transaction.authorizationState == null
                        || event.eventType() == TransactionEventKind.STARTED)) {
            transaction.idToken = token.idToken();
            transaction.idTokenType = OcppWord.of(token.type());
            TransactionStep.authorized(transaction, authorization);
        }
    }

    /** While its start is not told, the first of what is told stands for it. */
    private static void beganAtLatest(WorkingTransaction transaction, StationTime time) {
        if (transaction.startSeen) {
            return;
        }
        transaction.flags.add(Flag.UNKNOWN_START);
        if (time.at().isBefore(transaction.startedAt)) {
            transaction.startedAt = time.at();
            transaction.startedToldAt = time.toldAt();
        }
        TransactionStep.flagClock(transaction, time);
    }

    private static void takeState(
            WorkingTransaction transaction, @Nullable ChargingState state, StationTime time) {
        if (state == null || OcppWord.of(state).equals(transaction.chargingState)) {
            return;
        }
        transaction.chargingState = OcppWord.of(state);
        switch (state) {
            case CHARGING -> transaction.chargingEndedAt = null;
            // The station holds back; that is not the driver's doing.
            case SUSPENDED_EVSE -> {}
            case SUSPENDED_EV, EV_CONNECTED, IDLE -> {
                if (transaction.chargingEndedAt == null && transaction.energy.signum() > 0) {
                    transaction.chargingEndedAt = time.at();
                }
            }
        }
    }
}
