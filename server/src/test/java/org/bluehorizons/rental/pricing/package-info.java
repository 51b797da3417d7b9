@NullMarked
package org.bluehorizons.rental.pricing;

import org.jspecify.annotations.NullMarked;
