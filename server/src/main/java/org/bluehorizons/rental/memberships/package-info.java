/**
 * How people are members: plans with monthly fees, promo codes, corporates with members and one
 * invoice a month. In: REST from drivers and staff, the calendar, the journal. Out: which plan a
 * driver has, payments of kind {@code membership}, invoices.
 */
@NullMarked
package org.bluehorizons.rental.memberships;

import org.jspecify.annotations.NullMarked;
