/**
 * Renting cars: drivers, stations and zones, prices, bookings and trips, payments, invoices. In:
 * REST from drivers and staff. Out: rows in schema {@code rental}, commands to cars, charges at the
 * payment provider, messages to drivers, open data (GBFS).
 */
@NullMarked
package org.bluehorizons.rental;

import org.jspecify.annotations.NullMarked;
