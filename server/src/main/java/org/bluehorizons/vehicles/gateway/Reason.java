package org.bluehorizons.vehicles.gateway;

/** MQTT 5 reason codes that this gateway uses (MQTT 5, section 2.4). */
enum Reason {
    SUCCESS(0x00),
    NO_SUBSCRIPTION_EXISTED(0x11),
    UNSPECIFIED_ERROR(0x80),
    MALFORMED_PACKET(0x81),
    PROTOCOL_ERROR(0x82),
    UNSUPPORTED_PROTOCOL_VERSION(0x84),
    CLIENT_IDENTIFIER_NOT_VALID(0x85),
    BAD_USER_NAME_OR_PASSWORD(0x86),
    NOT_AUTHORIZED(0x87),
    SERVER_UNAVAILABLE(0x88),
    SERVER_BUSY(0x89),
    SERVER_SHUTTING_DOWN(0x8b),
    BAD_AUTHENTICATION_METHOD(0x8c),
    KEEP_ALIVE_TIMEOUT(0x8d),
    SESSION_TAKEN_OVER(0x8e),
    TOPIC_FILTER_INVALID(0x8f),
    TOPIC_NAME_INVALID(0x90),
    RECEIVE_MAXIMUM_EXCEEDED(0x93),
    TOPIC_ALIAS_INVALID(0x94),
    PACKET_TOO_LARGE(0x95),
    QUOTA_EXCEEDED(0x97),
    ADMINISTRATIVE_ACTION(0x98),
    PAYLOAD_FORMAT_INVALID(0x99),
    RETAIN_NOT_SUPPORTED(0x9a),
    QOS_NOT_SUPPORTED(0x9b),
    SHARED_SUBSCRIPTIONS_NOT_SUPPORTED(0x9e),
    SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED(0xa1);

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    byte asByte() {
        return (byte) code;
    }
}
