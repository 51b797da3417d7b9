/**
 * Where cars stand: stations with bays, zones, and the place of each car that nobody drives. In:
 * changes by staff over REST, cars driven away and put down by bookings. Out: what is a station,
 * where one may park, which car stands where.
 */
@NullMarked
package org.bluehorizons.rental.places;

import org.jspecify.annotations.NullMarked;
