package org.bluehorizons.charging.locallists;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v201.GetLocalListVersion;
import org.bluehorizons.charging.ocpp.v201.IdToken;
import org.bluehorizons.charging.ocpp.v201.IdTokenInfo;
import org.bluehorizons.charging.ocpp.v201.IdTokenKind;
import org.bluehorizons.charging.ocpp.v201.SendLocalList;
import org.bluehorizons.charging.ocpp.v201.SendLocalList.AuthorizationData;
import org.bluehorizons.charging.ocpp.v201.SendLocalList.Update;
import org.bluehorizons.charging.tokens.AuthorizationState;
import org.jspecify.annotations.Nullable;

/** OCPP 2.0.1: GetLocalListVersion (D02) and SendLocalList (D01). */
final class ListMessagesV201 implements ListMessages {

    @Override
    public OcppVersion version() {
        return OcppVersion.V2_0_1;
    }

    @Override
    public Record askVersion() {
        return new GetLocalListVersion.Request();
    }

    @Override
    public int toldVersion(StationCommand answered) {
        return answered.answer(GetLocalListVersion.Response.class).versionNumber();
    }

    /** The schema knows no empty list: it is left out. */
    @Override
    public Record send(int listVersion, ListUpdate update) {
        var removed =
                update.removed().stream().map(entry -> new AuthorizationData(token(entry), null));
        var put =
                update.put().stream()
                        .map(entry ->
                                new AuthorizationData(
                                        token(entry), entry.authorization().tokenInfo()));
        var list = Stream.concat(removed, put).toList();
        return new SendLocalList.Request(
                list.isEmpty() ? null : list,
                listVersion,
                update.full() ? Update.FULL : Update.DIFFERENTIAL);
    }

    @Override
    public String status(StationCommand answered) {
        return OcppWord.of(answered.answer(SendLocalList.Response.class).status());
    }

    @Override
    public Sent sent(StationCommand command) {
        var request = command.request(SendLocalList.Request.class);
        var list =
                Objects.requireNonNullElse(
                        request.localAuthorizationList(), List.<AuthorizationData>of());
        return new Sent(
                request.versionNumber(),
                new ListUpdate(
                        request.updateType() == Update.FULL,
                        list.stream()
                                .filter(one -> one.idTokenInfo() != null)
                                .map(one -> entry(one.idToken(), one.idTokenInfo()))
                                .toList(),
                        list.stream()
                                .filter(one -> one.idTokenInfo() == null)
                                .map(one -> entry(one.idToken(), null))
                                .toList()));
    }

    private static IdToken token(ListEntry entry) {
        return new IdToken(
                null, entry.token(), OcppWord.find(IdTokenKind.class, entry.type()).orElseThrow());
    }

    private static ListEntry entry(IdToken token, @Nullable IdTokenInfo info) {
        var type = OcppWord.of(token.type());
        if (info == null) {
            return new ListEntry(token.idToken(), type, AuthorizationState.INVALID, null, null);
        }
        var group = info.groupIdToken();
        return new ListEntry(
                token.idToken(),
                type,
                AuthorizationState.valueOf(info.status().name()),
                info.cacheExpiryDateTime(),
                group == null ? null : group.idToken());
    }
}
