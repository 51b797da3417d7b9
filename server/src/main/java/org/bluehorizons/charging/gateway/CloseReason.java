package org.bluehorizons.charging.gateway;

import java.util.Locale;

/** Why we end a connection: WebSocket close codes (RFC 6455, 7.4.1). */
enum CloseReason {
    REPLACED(1000, "a newer connection took over"),
    WITHDRAWN(1008, "the station may not connect any more"),
    TOO_BIG(1009, "a message is too long"),
    NOT_TEXT(1003, "only text is understood"),
    SILENT(1001, "no sign of life"),
    STUCK(1008, "answers are not read"),
    RESTART(1012, "the service restarts; come back");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
