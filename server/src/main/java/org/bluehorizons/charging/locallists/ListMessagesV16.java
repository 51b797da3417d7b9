package org.bluehorizons.charging.locallists;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bluehorizons.charging.commands.StationCommand;
import org.bluehorizons.charging.ocpp.OcppVersion;
import org.bluehorizons.charging.ocpp.OcppWord;
import org.bluehorizons.charging.ocpp.v16.GetLocalListVersion;
import org.bluehorizons.charging.ocpp.v16.IdTagInfo;
import org.bluehorizons.charging.ocpp.v16.SendLocalList;
import org.bluehorizons.charging.ocpp.v16.SendLocalList.AuthorizationData;
import org.bluehorizons.charging.ocpp.v16.SendLocalList.UpdateType;
import org.bluehorizons.charging.tokens.AuthorizationState;
import org.jspecify.annotations.Nullable;

/** OCPP 1.6: GetLocalListVersion (5.10) and SendLocalList (5.15). */
final class ListMessagesV16 implements ListMessages {

    @Override
    public OcppVersion version() {
        return OcppVersion.V1_6;
    }

    @Override
    public Record askVersion() {
        return new GetLocalListVersion.Request();
    }

    @Override
    public int toldVersion(StationCommand answered) {
        return answered.answer(GetLocalListVersion.Response.class).listVersion();
    }

    @Override
    public Record send(int listVersion, ListUpdate update) {
        var removed =
                update.removed().stream().map(entry -> new AuthorizationData(entry.token(), null));
        var put =
                update.put().stream()
                        .map(entry ->
                                new AuthorizationData(
                                        entry.token(), entry.authorization().tagInfo()));
        return new SendLocalList.Request(
                listVersion,
                Stream.concat(removed, put).toList(),
                update.full() ? UpdateType.FULL : UpdateType.DIFFERENTIAL);
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
                request.listVersion(),
                new ListUpdate(
                        request.updateType() == UpdateType.FULL,
                        list.stream()
                                .filter(one -> one.idTagInfo() != null)
                                .map(one -> entry(one.idTag(), one.idTagInfo()))
                                .toList(),
                        list.stream()
                                .filter(one -> one.idTagInfo() == null)
                                .map(one -> entry(one.idTag(), null))
                                .toList()));
    }

    private static ListEntry entry(String tag, @Nullable IdTagInfo info) {
        return info == null
                ? new ListEntry(tag, "ISO14443", AuthorizationState.INVALID, null, null)
                : new ListEntry(
                        tag,
                        "ISO14443",
                        AuthorizationState.valueOf(info.status().name()),
                        info.expiryDate(),
                        info.parentIdTag());
    }
}
