/** Stories about the cost of charging. */
@NullMarked
package org.bluehorizons.charging.tariffs;

import org.jspecify.annotations.NullMarked;
