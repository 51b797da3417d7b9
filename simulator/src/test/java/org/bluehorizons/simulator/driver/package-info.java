@NullMarked
package org.bluehorizons.simulator.driver;

import org.jspecify.annotations.NullMarked;
