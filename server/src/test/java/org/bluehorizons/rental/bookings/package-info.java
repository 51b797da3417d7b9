@NullMarked
package org.bluehorizons.rental.bookings;

import org.jspecify.annotations.NullMarked;
