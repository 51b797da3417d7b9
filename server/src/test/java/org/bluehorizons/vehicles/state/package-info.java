@NullMarked
package org.bluehorizons.vehicles.state;

import org.jspecify.annotations.NullMarked;
