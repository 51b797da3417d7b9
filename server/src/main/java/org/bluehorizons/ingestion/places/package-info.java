/**
 * Places that prices are between (ports, stations, towns) and the regions that they lie in, nested
 * to any depth. In: the data sets {@code regions} and {@code places}. Out: both over REST, and what
 * a code or slug stands for.
 */
@NullMarked
package org.bluehorizons.ingestion.places;

import org.jspecify.annotations.NullMarked;
