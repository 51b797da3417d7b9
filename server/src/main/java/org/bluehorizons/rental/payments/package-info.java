/** Money at the payment provider: deposits, captures, refunds, debts. */
@NullMarked
package org.bluehorizons.rental.payments;

import org.jspecify.annotations.NullMarked;
