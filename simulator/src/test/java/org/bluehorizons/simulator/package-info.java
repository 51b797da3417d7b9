@NullMarked
package org.bluehorizons.simulator;

import org.jspecify.annotations.NullMarked;
