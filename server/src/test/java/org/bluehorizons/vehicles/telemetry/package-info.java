@NullMarked
package org.bluehorizons.vehicles.telemetry;

import org.jspecify.annotations.NullMarked;
