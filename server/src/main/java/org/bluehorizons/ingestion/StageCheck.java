package org.bluehorizons.ingestion;

/**
 * A check of staged rows by one statement. Where {@link RowCheck} or {@link Codes} can tell, they
 * are faster.
 *
 * @param scope what stands for {@code {staged}}: rows of a chunk, or of the whole file, which is
 *     looked at once more for it
 * @param sql selects {@code line}, {@code column_name}, {@code value} (text) and {@code rule} of
 *     bad rows from {@code {staged} AS s}, such as {@code SELECT s.line, 'region', s.region, 'a
 *     region' FROM {staged} AS s WHERE NOT EXISTS (...)}
 */
public record StageCheck(Scope scope, String sql) {

    public enum Scope {
        CHUNK,
        FILE
    }

    private static final String STAGED = "{staged}";

    public StageCheck {
        if (!sql.contains(STAGED)) {
            throw new IllegalArgumentException("selects from {staged}: " + sql);
        }
    }

    public static StageCheck ofChunk(String sql) {
        return new StageCheck(Scope.CHUNK, sql);
    }

    public static StageCheck ofFile(String sql) {
        return new StageCheck(Scope.FILE, sql);
    }

    /**
     * @param staged a table, or a query in brackets
     */
    public String on(String staged) {
        return sql.replace(STAGED, staged);
    }
}
