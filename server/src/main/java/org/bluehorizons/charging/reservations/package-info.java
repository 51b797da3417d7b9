/**
 * Charging points kept free for somebody. In: wishes of staff over REST, what stations answer and
 * tell, transactions that begin. Out: ReserveNow and CancelReservation to stations, and what became
 * of each reservation.
 */
@NullMarked
package org.bluehorizons.charging.reservations;

import org.jspecify.annotations.NullMarked;
