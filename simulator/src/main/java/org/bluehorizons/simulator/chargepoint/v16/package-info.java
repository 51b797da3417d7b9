/**
 * OCPP 1.6 as a charge point speaks it: what it tells, and its duties, one file for each concern.
 *
 * <p>In: the server's calls and answers. Out: JSON, and acts on the charge point. Nothing here has
 * a state: all charge points share one.
 */
@NullMarked
package org.bluehorizons.simulator.chargepoint.v16;

import org.jspecify.annotations.NullMarked;
