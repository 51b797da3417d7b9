package org.bluehorizons.ingestion.formats;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180: UTF-8, commas, a header, lines that end in CR LF, LF or CR. Empty lines are skipped.
 */
final class CsvRows extends TextRows {

    /** The parser's buffer; it takes a field whole. */
    private static final int LEAST_BUFFER = 1 << 16;

    private final FormatSettings settings;
    private final CsvRow row;
    private final CloseableIterator<CsvRow> rows;
    private final int width;

    /** Of each wanted column its index in the file; -1: it has none. */
    private final int[] indexes;

    private @Nullable Fault fault;

    CsvRows(TextFile file, Columns columns, FormatSettings settings) throws IOException {
        super(file, columns);
        this.settings = settings;
        this.row = new CsvRow(settings);
        this.rows =
                CsvReader.builder()
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(
                                (int) Math.max(LEAST_BUFFER, 2 * settings.longestRow().toBytes()))
                        .build(row, strictly(file))
                        .iterator();
        if (!find()) {
            throw new UnreadableFile(
                    0, null, "no rows (expected: a header with " + columns.names() + ")");
        }
        this.width = row.fields();
        this.indexes = indexes(columns.match(row.names(), row.line()), columns.names().size());
    }

    /** What is not UTF-8 is a fault, not a question mark. */
    private static Reader strictly(TextFile file) {
        return new InputStreamReader(
                file.content(),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static int[] indexes(int[] matched, int wanted) {
        var indexes = new int[wanted];
        Arrays.fill(indexes, -1);
        for (var index = 0; index < matched.length; index++) {
            if (matched[index] >= 0) {
                indexes[matched[index]] = index;
            }
        }
        return indexes;
    }

    @Override
    void read() {
        fault =
                row.fields() == width
                        ? null
                        : Fault.ofRow(
                                "%d fields (expected: %d, as in the header)"
                                        .formatted(row.fields(), width));
    }

    @Override
    boolean find() throws IOException {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (CsvParseException wrong) {
            throw parseFailure(wrong);
        } catch (UncheckedIOException failure) {
            throw readFailure(Objects.requireNonNull(failure.getCause()));
        }
    }

    private IOException parseFailure(CsvParseException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnreadableFile unreadable -> throw unreadable;
                case IOException failure -> {
                    return readFailure(failure);
                }
                default -> {}
            }
        }
        var told = String.valueOf(wrong.getMessage());
        throw told.contains("maximum buffer size")
                ? CsvRow.tooLong(row.line(), settings)
                : new UnreadableFile(row.line(), null, told);
    }

    private IOException readFailure(IOException failure) {
        if (failure instanceof CharacterCodingException) {
            throw new UnreadableFile(
                    row.line(), null, "not UTF-8 in this row or one soon behind it");
        }
        return explained(failure);
    }

    @Override
    public long line() {
        return row.line();
    }

    @Override
    public @Nullable Fault fault() {
        return fault;
    }

    @Override
    public @Nullable String value(int column) {
        var index = indexes[column];
        return index < 0 ? null : row.value(index);
    }
}
