/** Stories about reservations of charging points. */
@NullMarked
package org.bluehorizons.charging.reservations;

import org.jspecify.annotations.NullMarked;
