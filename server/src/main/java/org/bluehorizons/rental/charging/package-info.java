/**
 * Our own cars at our own charging stations. In: what happens in charging, where cars stand and
 * what they tell. Out: charging that begins without a card, its cost as internal transfers, what
 * cars need until they are driven next.
 */
@NullMarked
package org.bluehorizons.rental.charging;

import org.jspecify.annotations.NullMarked;
