/**
 * The load process: thousands of cars on one event loop thread, as cheap per message as possible.
 *
 * <p>In: accounts of cars from a file, {@link org.bluehorizons.bench.load.LoadOrder}s as lines on
 * standard input. Out: MQTT to one broker, one {@link org.bluehorizons.bench.load.LoadReport} as a
 * line of JSON on standard output for each order.
 */
@NullMarked
package org.bluehorizons.bench.load;

import org.jspecify.annotations.NullMarked;
