/**
 * OCPP-J on Netty: letting charge points in, reading their calls into batches, answering after the
 * commit, sending commands, one live connection a station over all nodes. In: WebSockets. Out:
 * {@link org.bluehorizons.charging.calls.CallHandler}s, the message log, settled commands.
 */
@NullMarked
package org.bluehorizons.charging.gateway;

import org.jspecify.annotations.NullMarked;
