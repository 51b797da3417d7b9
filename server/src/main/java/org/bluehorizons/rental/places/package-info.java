/** Where cars stand: stations with bays, zones. */
@NullMarked
package org.bluehorizons.rental.places;

import org.jspecify.annotations.NullMarked;
