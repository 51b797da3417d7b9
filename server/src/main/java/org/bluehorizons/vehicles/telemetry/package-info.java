/** From a published message to committed rows, and from rows to history. */
@NullMarked
package org.bluehorizons.vehicles.telemetry;

import org.jspecify.annotations.NullMarked;
