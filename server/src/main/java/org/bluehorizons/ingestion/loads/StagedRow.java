package org.bluehorizons.ingestion.loads;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.bluehorizons.ingestion.BinaryRows;
import org.bluehorizons.ingestion.Codes;
import org.bluehorizons.ingestion.Column;
import org.bluehorizons.ingestion.ColumnType;
import org.bluehorizons.ingestion.DataSet;
import org.bluehorizons.ingestion.RowCheck;
import org.bluehorizons.ingestion.formats.RowReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Holds each row of a file against the data set's rules and writes good ones. One thread. */
final class StagedRow implements RowCheck.Row {

    private static final long POSTGRES_EPOCH_DAY = 10_957;
    private static final long POSTGRES_EPOCH_MICROS = POSTGRES_EPOCH_DAY * 86_400_000_000L;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Column> columns;
    private final @Nullable Codes[] codes;
    private final RowCheck check;
    private final @Nullable String[] texts;
    private final long[] numbers;
    private final int[] scales;
    private final boolean withLine;
    private final Decimals decimals = new Decimals();

    /**
     * Reads what the checks need.
     *
     * @param withLine whether the line is written before the columns
     */
    StagedRow(DataSet dataSet, Connection database, boolean withLine) throws SQLException {
        this.withLine = withLine;
        this.columns = dataSet.columns();
        this.check = dataSet.rowCheck(database);
        this.codes = new Codes[columns.size()];
        this.texts = new String[columns.size()];
        this.numbers = new long[columns.size()];
        this.scales = new int[columns.size()];
        var known = dataSet.codes(database);
        for (var index = 0; index < codes.length; index++) {
            var column = columns.get(index);
            codes[index] = known.get(column.name());
            if (column.type() == ColumnType.CODE && codes[index] == null) {
                throw new IllegalStateException(
                        "data set %s has no codes of %s".formatted(dataSet.name(), column.name()));
            }
        }
    }

    @Override
    public @Nullable String text(int column) {
        return texts[column];
    }

    @Override
    public long number(int column) {
        return numbers[column];
    }

    @Override
    public int scale(int column) {
        return scales[column];
    }

    /**
     * Writes the reader's row.
     *
     * @return what is wrong with it, and nothing was written; null: nothing
     */
    @Nullable Rejection write(RowReader reader, BinaryRows rows) {
        var fault = reader.fault();
        if (fault != null) {
            return new Rejection(reader.line(), fault.column(), fault.value(), fault.rule());
        }
        rows.beginRow(columns.size() + (withLine ? 1 : 0));
        if (withLine) {
            rows.int8(reader.line());
        }
        for (var index = 0; index < texts.length; index++) {
            var text = reader.value(index);
            texts[index] = text;
            numbers[index] = 0;
            var column = columns.get(index);
            if (text == null ? column.required() : !isGood(index, column, text, rows)) {
                rows.takeBackRow();
                return new Rejection(reader.line(), column.name(), text, column.rule());
            }
            if (text == null) {
                rows.none();
            }
        }
        var broken = check.broken(this);
        if (broken != null) {
            rows.takeBackRow();
            return new Rejection(
                    reader.line(), broken.column(), value(broken.column()), broken.rule());
        }
        return null;
    }

    private @Nullable String value(String name) {
        for (var index = 0; index < texts.length; index++) {
            if (columns.get(index).name().equals(name)) {
                return texts[index];
            }
        }
        return null;
    }

    private boolean isGood(int index, Column column, String text, BinaryRows rows) {
        return switch (column.type()) {
            case TEXT -> text(column, text, rows);
            case INTEGER -> integer(index, column, text, rows);
            case DECIMAL -> decimal(index, column, text, rows);
            case DATE -> date(index, column, text, rows);
            case INSTANT -> instant(index, column, text, rows);
            case BOOLEAN -> bool(text, rows);
            case JSON -> json(text, rows);
            case CODE -> code(index, text, rows);
        };
    }

    private static boolean text(Column column, String text, BinaryRows rows) {
        var pattern = column.pattern();
        if (text.length() > column.most()
                || text.length() < column.least()
                || text.indexOf('\0') >= 0
                || (pattern != null && !pattern.matcher(text).matches())
                || (!column.allowed().isEmpty() && !column.allowed().contains(text))) {
            return false;
        }
        rows.text(text);
        return true;
    }

    private boolean integer(int index, Column column, String text, BinaryRows rows) {
        if (!decimals.read(text)
                || decimals.scale() > 0
                || !decimals.within(column.least(), column.most())) {
            return false;
        }
        numbers[index] = decimals.unscaled();
        rows.int8(decimals.unscaled());
        return true;
    }

    private boolean decimal(int index, Column column, String text, BinaryRows rows) {
        if (!decimals.read(text)
                || decimals.scale() > column.decimals()
                || !decimals.within(column.least(), column.most())) {
            return false;
        }
        numbers[index] = decimals.unscaled();
        scales[index] = decimals.scale();
        rows.numeric(decimals.unscaled(), decimals.scale());
        return true;
    }

    private boolean date(int index, Column column, String text, BinaryRows rows) {
        var day = Decimals.day(text);
        if (day == Long.MIN_VALUE || day < column.least() || day > column.most()) {
            return false;
        }
        numbers[index] = day;
        rows.int4((int) (day - POSTGRES_EPOCH_DAY));
        return true;
    }

    private boolean instant(int index, Column column, String text, BinaryRows rows) {
        try {
            var time = OffsetDateTime.parse(text).toInstant();
            var second = time.getEpochSecond();
            if (second < column.least() || second > column.most()) {
                return false;
            }
            var micros = Math.multiplyExact(second, 1_000_000L) + time.getNano() / 1_000;
            numbers[index] = micros;
            rows.int8(micros - POSTGRES_EPOCH_MICROS);
            return true;
        } catch (DateTimeParseException | ArithmeticException notATime) {
            return false;
        }
    }

    private static boolean bool(String text, BinaryRows rows) {
        var holds = text.equals("true");
        if (!holds && !text.equals("false")) {
            return false;
        }
        rows.bool(holds);
        return true;
    }

    private static boolean json(String text, BinaryRows rows) {
        try {
            if (text.contains("\\u0000") || JSON.readTree(text).isMissingNode()) {
                return false;
            }
        } catch (JacksonException notJson) {
            return false;
        }
        rows.text(text);
        return true;
    }

    private boolean code(int index, String text, BinaryRows rows) {
        var known = codes[index];
        var number = known == null ? Codes.UNKNOWN : known.of(text);
        if (number < 0) {
            return false;
        }
        numbers[index] = number;
        rows.int4(number);
        return true;
    }
}
