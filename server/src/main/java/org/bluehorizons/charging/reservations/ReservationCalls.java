package org.bluehorizons.charging.reservations;

import java.util.Optional;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.bluehorizons.charging.ocpp.v201.ReserveNow;
import org.jspecify.annotations.Nullable;

/** What stations of both versions are told about reservations. */
final class ReservationCalls {

    private static final int LONGEST_TAG = 20;

    /** Of a station of 1.6, connector 0 is any connector. */
    private static final int ANY_CONNECTOR = 0;

    private ReservationCalls() {}

    static Record reserve(OcppVersion version, Reservation wanted) {
        return switch (version) {
            case V1_6 ->
                    new org.bluehorizons.charging.ocpp.v16.ReserveNow.Request(
                            wanted.evseId() == null ? ANY_CONNECTOR : wanted.evseId(),
                            wanted.expiresAt(),
                            wanted.token(),
                            tag(wanted.groupToken()),
                            wanted.number());
            case V2_0_1 ->
                    new ReserveNow.Request(
                            wanted.number(),
                            wanted.expiresAt(),
                            Optional.ofNullable(wanted.connectorType())
                                    .flatMap(
                                            word -> OcppWord.find(ReserveNow.Connector.class, word))
                                    .orElse(null),
                            new IdToken(
                                    null,
                                    wanted.token(),
                                    OcppWord.find(IdTokenKind.class, wanted.tokenType())
                                            .orElseThrow()),
                            wanted.evseId(),
                            wanted.groupToken() == null
                                    ? null
                                    : new IdToken(null, wanted.groupToken(), IdTokenKind.CENTRAL));
        };
    }

    static Record cancel(OcppVersion version, int number) {
        return switch (version) {
            case V1_6 -> new org.bluehorizons.charging.ocpp.v16.CancelReservation.Request(number);
            case V2_0_1 ->
                    new org.bluehorizons.charging.ocpp.v201.CancelReservation.Request(number);
        };
    }

    private static @Nullable String tag(@Nullable String group) {
        return group == null || group.length() > LONGEST_TAG ? null : group;
    }
}
