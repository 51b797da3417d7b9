@NullMarked
package org.bluehorizons.simulator.link;

import org.jspecify.annotations.NullMarked;
