package org.bluehorizons.simulator.platform;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the platform answered.
 *
 * @param body empty when it was no JSON
 */
public record Answer(String request, int status, JsonNode body) {

    public boolean isDone() {
        return status < 400;
    }

    /** The problem's code, such as {@code vehicle_taken}; empty when there is none. */
    public String code() {
        return body.path("code").asString("");
    }

    /** The fields or conditions that a refusal names. */
    public List<String> fields() {
        return body.path("errors")
                .valueStream()
                .map(error -> error.path("field").asString(""))
                .toList();
    }

    public String text(String field) {
        return body.path(field).asString("");
    }

    /** This, or the refusal unless it has one of the codes. */
    public Answer demand(String... codes) {
        if (!isDone() && !List.of(codes).contains(code())) {
            throw new PlatformRefusal(
                    "%s: %d %s".formatted(request, status, body.path("detail").asString(code())));
        }
        return this;
    }
}
