@NullMarked
package org.bluehorizons.rental.places;

import org.jspecify.annotations.NullMarked;
