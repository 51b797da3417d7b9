package org.bluehorizons.bench.tasks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Something that runs tasks, in processes of its own, with a database of its own. */
interface Contestant extends AutoCloseable {

    String name();

    /** Returns when they can work. There are none before. */
    void startWorkers(int count) throws IOException, InterruptedException;

    void stopWorkers() throws IOException;

    List<ProcessHandle> workers();

    /** Empty tasks, in bulk by its own means. Returns when all are accepted. */
    void submit(int tasks) throws IOException;

    /** Tasks that were submitted and are not done, counted in the database. */
    long open() throws SQLException;

    /** Clears away what is done, so that each round finds the tables as the first did. */
    void sweep() throws SQLException;

    @Override
    void close() throws IOException, SQLException;
}
