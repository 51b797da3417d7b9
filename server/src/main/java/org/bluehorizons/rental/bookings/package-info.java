/** Bookings and trips, from the quote to the end. */
@NullMarked
package org.bluehorizons.rental.bookings;

import org.jspecify.annotations.NullMarked;
