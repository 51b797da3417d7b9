/** The live state of each car, and the stream of its changes. */
@NullMarked
package org.bluehorizons.vehicles.state;

import org.jspecify.annotations.NullMarked;
