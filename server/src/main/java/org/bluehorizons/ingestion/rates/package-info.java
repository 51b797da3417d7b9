/**
 * Prices between places, and what they were on average. In: the data sets {@code prices} and {@code
 * currency-rates}, merged into totals of each pair of places and of regions. Out: {@code GET
 * /v1/rates}.
 */
@NullMarked
package org.bluehorizons.ingestion.rates;

import org.jspecify.annotations.NullMarked;
