/**
 * Which cars and bays are free, from memory. In: live cars, their places and who has claimed them,
 * read once a second; what this node's bookings have just touched. Out: {@code /v1/availability},
 * and the board for others.
 */
@NullMarked
package org.bluehorizons.rental.availability;

import org.jspecify.annotations.NullMarked;
