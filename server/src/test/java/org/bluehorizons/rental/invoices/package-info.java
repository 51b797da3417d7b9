@NullMarked
package org.bluehorizons.rental.invoices;

import org.jspecify.annotations.NullMarked;
