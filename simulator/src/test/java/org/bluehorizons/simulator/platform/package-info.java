@NullMarked
package org.bluehorizons.simulator.platform;

import org.jspecify.annotations.NullMarked;
