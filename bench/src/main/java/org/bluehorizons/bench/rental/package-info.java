/**
 * Bookings and availability under load: drivers who all want the same cars, beside the bare insert
 * under the same constraint.
 */
@NullMarked
package org.bluehorizons.bench.rental;

import org.jspecify.annotations.NullMarked;
