@NullMarked
package org.bluehorizons.rental.drivers;

import org.jspecify.annotations.NullMarked;
