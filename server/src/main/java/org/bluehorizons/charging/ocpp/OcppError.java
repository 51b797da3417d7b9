package org.bluehorizons.charging.ocpp;

/** The codes of CALLERROR (OCPP-J 1.6, 4.2.3; OCPP-J 2.0.1, 4.3). */
public enum OcppError {
    /** The action is not known. */
    NOT_IMPLEMENTED("NotImplemented"),
    /** The action is known, but not done here. */
    NOT_SUPPORTED("NotSupported"),
    INTERNAL_ERROR("InternalError"),
    PROTOCOL_ERROR("ProtocolError"),
    SECURITY_ERROR("SecurityError"),
    /** The payload is no JSON object of that shape. */
    FORMAT_VIOLATION("FormatViolation"),
    /** A value is outside its rule. */
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    /** A required value is missing, or there are too many or too few. */
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurrenceConstraintViolation"),
    /** A value is of the wrong JSON type. */
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation"),
    /** 2.0.1 alone: the first element of the frame is no known number. */
    MESSAGE_TYPE_NOT_SUPPORTED("MessageTypeNotSupported"),
    /** 2.0.1 alone: not a frame at all. */
    RPC_FRAMEWORK_ERROR("RpcFrameworkError"),
    GENERIC_ERROR("GenericError");

    private final String word;

    OcppError(String word) {
        this.word = word;
    }

    /** As that version spells it. */
    public String word(OcppVersion version) {
        return switch (version) {
            case V2_0_1 -> word;
            case V1_6 ->
                    switch (this) {
                        case FORMAT_VIOLATION -> "FormationViolation";
                        case OCCURRENCE_CONSTRAINT_VIOLATION -> "OccurenceConstraintViolation";
                        case MESSAGE_TYPE_NOT_SUPPORTED, RPC_FRAMEWORK_ERROR -> "ProtocolError";
                        case NOT_IMPLEMENTED,
                                NOT_SUPPORTED,
                                INTERNAL_ERROR,
                                PROTOCOL_ERROR,
                                SECURITY_ERROR,
                                PROPERTY_CONSTRAINT_VIOLATION,
                                TYPE_CONSTRAINT_VIOLATION,
                                GENERIC_ERROR ->
                                word;
                    };
        };
    }
}
