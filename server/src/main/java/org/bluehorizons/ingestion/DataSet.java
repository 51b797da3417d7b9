package org.bluehorizons.ingestion;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that files are loaded into, declared in one place: a bean, one file for each. Columns
 * say what a file has; checks, what good rows are; {@link #merge}, what becomes of them.
 *
 * <p>A load reads the file, checks each row and stages good ones in tables of its own, chunk by
 * chunk; then merges the chunks in the order of the file, in one transaction (atomicity {@code
 * whole}) or each in its own ({@code chunked}); and publishes. Killed anywhere it goes on with the
 * first chunk that is not committed, so that each row is merged once. Loads of one data set run one
 * after the other. Methods are called with a connection in the load's transaction and must neither
 * commit nor roll back; whatever they throw ends the load, unless it is the database's weakness.
 */
public interface DataSet {

    /** Part of the API and of stored loads, never changed; such as {@code prices}. */
    String name();

    /** One sentence for people. */
    String purpose();

    /** In the order of the staging table; a file has them in any order. */
    List<Column> columns();

    /**
     * The columns that say which row it is: a later row of a file with the key of an earlier one is
     * rejected. All required. Empty: rows have no key.
     */
    default List<String> key() {
        return List.of();
    }

    /** What files may do to it; the first is the default. */
    default List<LoadMode> modes() {
        return List.of(LoadMode.MERGE);
    }

    /**
     * The codes of each column of {@link ColumnType#CODE}, as they are now; read once in each run
     * of a load.
     */
    default Map<String, Codes> codes(Connection database) throws SQLException {
        return Map.of();
    }

    /** A check of whole rows, with what it needs read beforehand. */
    default RowCheck rowCheck(Connection database) throws SQLException {
        return RowCheck.NONE;
    }

    /** Checks by SQL, run in this order on rows that are good so far. */
    default List<StageCheck> stageChecks() {
        return List.of();
    }

    /**
     * Before the first chunk is merged, in a transaction of its own; again when a load goes on
     * after a break. A replacement makes the table here that it fills, if it is not there.
     */
    default void prepare(Connection database, UUID load, LoadMode mode) throws SQLException {}

    /**
     * Takes over the rows of a chunk. By statements on the whole chunk, in the order of the key, so
     * that indexes grow in order.
     *
     * @return rows added or changed
     */
    long merge(Connection database, StagedRows rows) throws SQLException;

    /**
     * Where a load in mode {@link LoadMode#REPLACE} brings rows that it reads; asked in each run
     * after {@link #prepare}. Empty: they are staged, and merged, as in other modes.
     */
    default Optional<Replacement> replacement(Connection database, UUID load) throws SQLException {
        return Optional.empty();
    }

    /**
     * After the last chunk; commits together with the end of the load. A replacement shows what it
     * has filled, in the place of what was there: readers see the one or the other.
     *
     * @see LoadMode#REPLACE chunks of which are always merged one by one, since nobody sees them
     *     yet
     */
    default void publish(Connection database, UUID load, LoadMode mode) throws SQLException {}

    /**
     * A load that merges no further: removes what {@link #prepare} made. Harmless when there is
     * nothing.
     */
    default void discard(Connection database, UUID load, LoadMode mode) throws SQLException {}
}
