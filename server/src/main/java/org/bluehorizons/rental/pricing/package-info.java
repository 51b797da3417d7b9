/** What a trip costs: tariffs as data, the price as a pure function of them and the trip. */
@NullMarked
package org.bluehorizons.rental.pricing;

import org.jspecify.annotations.NullMarked;
