/**
 * Charge points by the thousand in one process, OCPP 1.6J and 2.0.1.
 *
 * <p>In: the command line, and the platform's REST to register them. Out: a line of figures each
 * second. {@code line} has the connections, {@code station} what a charge point is, {@code v16} and
 * {@code v201} the words.
 */
@NullMarked
package org.bluehorizons.simulator.chargepoint;

import org.jspecify.annotations.NullMarked;
