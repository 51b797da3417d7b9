package org.bluehorizons.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rows of a query as a file that is read: as many are fetched as the reader has room for. RFC
 * 4180 in UTF-8, times in ISO 8601 and UTC. Confined to one thread; the owner of the rows closes
 * them.
 */
final class RowsAsCsv extends InputStream {

    private static final int AT_ONCE = 1 << 16;
    private static final String TIME = "timestamptz";

    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");

    private final ResultSet rows;
    private final Watch watch;
    private final List<String> types = new ArrayList<>();
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * AT_ONCE);
    private final CsvWriter csv =
            CsvWriter.builder().build(new OutputStreamWriter(made, StandardCharsets.UTF_8));
    private ByteArrayInputStream unread = new ByteArrayInputStream(new byte[0]);
    private long count;
    private boolean over;

    /** Hears of each some thousand rows. */
    interface Watch {

        /**
         * @throws IOException whereby the file ends, incomplete
         */
        void look(long rows) throws IOException;
    }

    RowsAsCsv(ResultSet rows, Watch watch) throws IOException {
        this.rows = rows;
        this.watch = watch;
        try {
            var told = rows.getMetaData();
            var header = new ArrayList<String>();
            for (var column = 1; column <= told.getColumnCount(); column++) {
                header.add(told.getColumnLabel(column));
                types.add(told.getColumnTypeName(column));
            }
            csv.writeRecord(header);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    /** So far, without the header. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (unread.available() == 0 && !over) {
            fetch();
        }
        return unread.read(target, offset, length);
    }

    private void fetch() throws IOException {
        try {
            while (made.size() < AT_ONCE && !over) {
                over = !rows.next();
                if (!over) {
                    csv.writeRecord(cells());
                    count++;
                }
                csv.flush();
            }
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
        watch.look(count);
        unread = new ByteArrayInputStream(made.toByteArray());
        made.reset();
    }

    private List<String> cells() throws SQLException {
        var cells = new ArrayList<String>(types.size());
        for (var column = 1; column <= types.size(); column++) {
            cells.add(cell(column));
        }
        return cells;
    }

    private String cell(int column) throws SQLException {
        if (types.get(column - 1).equals(TIME)) {
            var time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? "" : time.toInstant().toString();
        }
        var value = rows.getObject(column);
        return switch (value) {
            case null -> "";
            case String text -> FORMULA.matcher(text).matches() ? "'" + text : text;
            case Boolean truth -> truth.toString();
            default -> String.valueOf(rows.getString(column));
        };
    }
}
