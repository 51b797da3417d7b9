package org.bluehorizons.tasks;

/** A submission names the key of an earlier one of its type, but has another payload. */
public final class KeyReused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String key;

    public KeyReused(String type, String key) {
        super("key %s of %s was used for another payload".formatted(key, type));
        this.type = type;
        this.key = key;
    }

    public String type() {
        return type;
    }

    public String key() {
        return key;
    }
}
