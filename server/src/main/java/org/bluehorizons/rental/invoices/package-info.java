/**
 * Invoices and credit notes: numbered without gaps for each legal entity and year, never changed,
 * told as JSON and PDF. In: drafts from bookings, memberships and the monthly run of corporates, in
 * the transactions of what they invoice. Out: rows of {@code rental.invoice}.
 */
@NullMarked
package org.bluehorizons.rental.invoices;

import org.jspecify.annotations.NullMarked;
