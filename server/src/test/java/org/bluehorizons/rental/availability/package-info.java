@NullMarked
package org.bluehorizons.rental.availability;

import org.jspecify.annotations.NullMarked;
