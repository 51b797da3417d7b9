@NullMarked
package org.bluehorizons.rental.payments;

import org.jspecify.annotations.NullMarked;
