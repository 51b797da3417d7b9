package org.bluehorizons.ingestion;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by one binary COPY, in the connection's transaction. Closed before
 * its {@link #end} it is cancelled, and the transaction can only be rolled back. For one thread.
 */
public final class BinaryCopy implements AutoCloseable {

    private final CopyIn copy;

    private BinaryCopy(CopyIn copy) {
        this.copy = copy;
    }

    /**
     * @param target a table with its columns: {@code schema.table (a, b)}
     */
    public static BinaryCopy into(Connection database, String target) throws SQLException {
        return begin(database, target, "FORMAT binary");
    }

    /** The same, of rows that need no vacuum; into a table that this transaction has made. */
    public static BinaryCopy frozen(Connection database, String target) throws SQLException {
        return begin(database, target, "FORMAT binary, FREEZE");
    }

    private static BinaryCopy begin(Connection database, String target, String options)
            throws SQLException {
        var copy =
                new BinaryCopy(
                        database.unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("COPY %s FROM STDIN (%s)".formatted(target, options)));
        copy.write(BinaryRows.HEADER, BinaryRows.HEADER.length);
        return copy;
    }

    /** Rows as {@link BinaryRows} writes them; blocks while PostgreSQL is slower. */
    public void write(byte[] rows, int length) throws SQLException {
        copy.writeToCopy(rows, 0, length);
    }

    /** Returns when all rows are in the table. */
    public void end() throws SQLException {
        write(BinaryRows.TRAILER, BinaryRows.TRAILER.length);
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
