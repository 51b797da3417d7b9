/** Who rents: registration, verification, licence, standing. */
@NullMarked
package org.bluehorizons.rental.drivers;

import org.jspecify.annotations.NullMarked;
