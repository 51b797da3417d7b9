/**
 * What partners ask for charging and what their chargers have delivered, for settlement with them.
 * In: the data sets {@code partner-tariffs} and {@code charge-detail-records}. Out: both over REST.
 */
@NullMarked
package org.bluehorizons.ingestion.settlement;

import org.jspecify.annotations.NullMarked;
