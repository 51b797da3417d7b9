package org.bluehorizons.ingestion.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that the CSV parser is at. It is overwritten by the next one: text becomes an object only
 * when somebody asks for the value. For one thread.
 */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private final FormatSettings settings;
    private final long longest;
    private char[] text = new char[1024];
    private int length;

    /** Of the file's columns: where the value ends in the text, and whether it is null. */
    private int[] ends = new int[16];

    private boolean[] nulls = new boolean[16];
    private int fields;

    CsvRow(FormatSettings settings) {
        this.settings = settings;
        this.longest = settings.longestRow().toBytes();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        length = 0;
        fields = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int count, boolean quoted) {
        if (index >= settings.mostColumns()) {
            throw new UnreadableFile(
                    getStartingLineNumber(),
                    null,
                    "more than %d columns (bluehorizons.ingestion.formats.most-columns)"
                            .formatted(settings.mostColumns()));
        }
        if (length + (long) count > longest) {
            throw tooLong(getStartingLineNumber(), settings);
        }
        if (length + count > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + count));
        }
        System.arraycopy(buffer, offset, text, length, count);
        length += count;
        if (index >= ends.length) {
            ends = Arrays.copyOf(ends, ends.length * 2);
            nulls = Arrays.copyOf(nulls, nulls.length * 2);
        }
        ends[index] = length;
        nulls[index] = count == 0 && !quoted;
        fields = index + 1;
    }

    static UnreadableFile tooLong(long line, FormatSettings settings) {
        return new UnreadableFile(
                line,
                null,
                "a row of more than %d characters; maybe a quote is not closed (bluehorizons.ingestion.formats.longest-row)"
                        .formatted(settings.longestRow().toBytes()));
    }

    @Override
    protected CsvRow buildRecord() {
        return this;
    }

    long line() {
        return getStartingLineNumber();
    }

    int fields() {
        return fields;
    }

    List<String> names() {
        var names = new ArrayList<String>();
        for (var index = 0; index < fields; index++) {
            var name = value(index);
            names.add(name == null ? "" : name.strip());
        }
        return names;
    }

    /**
     * @param index of a column of the file
     */
    @Nullable String value(int index) {
        if (nulls[index]) {
            return null;
        }
        var start = index == 0 ? 0 : ends[index - 1];
        return new String(text, start, ends[index] - start);
    }
}
