package org.bluehorizons.ingestion.formats;

import org.jspecify.annotations.Nullable;

/** The file is at fault: reading it again gives the same. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final @Nullable String column;
    private final String rule;

    /**
     * @param line where, or behind which; 0: the file as a whole
     * @param column null: no column in particular
     * @param rule what was seen and what was expected
     */
    public UnreadableFile(long line, @Nullable String column, String rule) {
        super(place(line, column) + ": " + rule);
        this.line = line;
        this.column = column;
        this.rule = rule;
    }

    public long line() {
        return line;
    }

    public @Nullable String column() {
        return column;
    }

    public String rule() {
        return rule;
    }

    private static String place(long line, @Nullable String column) {
        var where = line == 0 ? "file" : "line " + line;
        return column == null ? where : where + ", column " + column;
    }
}
