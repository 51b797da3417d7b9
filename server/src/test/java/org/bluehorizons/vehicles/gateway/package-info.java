@NullMarked
package org.bluehorizons.vehicles.gateway;

import org.jspecify.annotations.NullMarked;
