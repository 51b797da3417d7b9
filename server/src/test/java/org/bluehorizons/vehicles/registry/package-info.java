@NullMarked
package org.bluehorizons.vehicles.registry;

import org.jspecify.annotations.NullMarked;
