/** Cars that speak the public protocols; knows no class of the server. */
@NullMarked
package org.bluehorizons.simulator;

import org.jspecify.annotations.NullMarked;
