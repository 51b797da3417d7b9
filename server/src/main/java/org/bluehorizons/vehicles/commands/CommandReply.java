package org.bluehorizons.vehicles.commands;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a car says to a command.
 *
 * @param reason of a refusal
 */
record CommandReply(CommandState state, @Nullable String reason) {

    private static final int LONGEST = 4_096;
    private static final int LONGEST_REASON = 256;
    private static final JsonMapper JSON = JsonMapper.shared();

    static CommandReply parse(byte[] payload) throws WrongReplyException {
        if (payload.length > LONGEST) {
            throw new WrongReplyException("reply: at most %d bytes".formatted(LONGEST));
        }
        try {
            var reply = JSON.readTree(payload);
            var status = reply.path("status").asString("");
            var reason = Optional.ofNullable(reply.get("reason"));
            if (!reply.isObject()) {
                throw new WrongReplyException("expected a JSON object");
            }
            for (var name : reply.propertyNames()) {
                if (!name.equals("status") && !name.equals("reason")) {
                    throw new WrongReplyException(
                            "%s: unknown (expected: status, reason)".formatted(name));
                }
            }
            if (reason.isPresent()
                    && (!reason.get().isString()
                            || reason.get().asString().length() > LONGEST_REASON
                            || reason.get().asString().indexOf('\0') >= 0)) {
                throw new WrongReplyException(
                        "reason: expected at most %d characters, none of them NUL"
                                .formatted(LONGEST_REASON));
            }
            return switch (status) {
                case "acknowledged" -> new CommandReply(CommandState.ACKNOWLEDGED, null);
                case "refused" ->
                        new CommandReply(
                                CommandState.REFUSED,
                                reason.map(text -> text.asString()).orElse("no reason given"));
                default ->
                        throw new WrongReplyException(
                                "status: %s (expected: acknowledged or refused)".formatted(status));
            };
        } catch (JacksonException broken) {
            throw new WrongReplyException("not JSON: " + broken.getOriginalMessage());
        }
    }
}
