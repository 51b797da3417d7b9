/**
 * Cars of our own fleet at our charging stations: their internal tokens, sessions started without a
 * card, what they need. In: requests of rental, by {@link
 * org.bluehorizons.charging.OwnCarCharging}. Out: remote starts, rows for the sharing of power.
 */
@NullMarked
package org.bluehorizons.charging.owncars;

import org.jspecify.annotations.NullMarked;
