/**
 * Open data: stations, free cars, zones and prices of each market as GBFS 3.0, for travel planners
 * and cities. In: the board of free cars, stations and zones, from memory. Out: {@code /gbfs}, open
 * to all, never a plate or an id that lasts longer than a trip.
 */
@NullMarked
package org.bluehorizons.rental.gbfs;

import org.jspecify.annotations.NullMarked;
