/**
 * WebSocket connections of charge points: dials, shows the credentials, and hands over whole texts.
 *
 * <p>In: where to call, as whom. Out: what was heard, and how a connection ended. A connection
 * belongs to one event loop; nothing here blocks, and nothing here knows OCPP.
 */
@NullMarked
package org.bluehorizons.simulator.chargepoint.line;

import org.jspecify.annotations.NullMarked;
