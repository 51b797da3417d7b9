package org.bluehorizons.ingestion.loads;

/** The load cannot succeed, however often it is tried. */
final class LoadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code lower-case words joined by underscores; part of the API
     */
    LoadFailure(String code, String text) {
        super(text);
        this.code = code;
    }

    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
