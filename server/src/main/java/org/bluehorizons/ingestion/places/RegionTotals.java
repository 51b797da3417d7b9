package org.bluehorizons.ingestion.places;

import java.sql.Connection;

/** What is added up by region, and has to follow when places or regions move. */
public interface RegionTotals {

    /** Before a move: nothing is added until the transaction ends. */
    void hold(Connection database);

    /** After a move, in the same transaction. */
    void rebuild(Connection database);
}
