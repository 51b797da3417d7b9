package org.bluehorizons.charging.gateway;

import org.bluehorizons.charging.ocpp.OcppError;
import org.bluehorizons.charging.ocpp.OcppVersion;
import tools.jackson.core.io.JsonStringEncoder;

/** Frames as text (OCPP-J 1.6, 4.2; 2.0.1, 4.2). */
final class Frames {

    private static final int LONGEST_DESCRIPTION = 255;

    private Frames() {}

    static String call(String id, String action, String payload) {
        return "[2,\"" + id + "\",\"" + action + "\"," + payload + "]";
    }

    static String result(String id, String payload) {
        return "[3,\"" + quoted(id) + "\"," + payload + "]";
    }

    static String error(String id, OcppVersion version, OcppError error, String description) {
        var bounded =
                description.length() > LONGEST_DESCRIPTION
                        ? description.substring(0, LONGEST_DESCRIPTION)
                        : description;
        return "[4,\"%s\",\"%s\",\"%s\",{}]"
                .formatted(quoted(id), error.word(version), quoted(bounded));
    }

    private static String quoted(String text) {
        for (int index = 0; index < text.length(); index++) {
            var letter = text.charAt(index);
            if (letter < ' ' || letter == '"' || letter == '\\') {
                return String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text));
            }
        }
        return text;
    }
}
