/**
 * The load process: thousands of cars on one event loop thread, as cheap per message as possible.
 *
 * <p>In: accounts of cars from a file, {@link org.bluehorizons.bench.cars.LoadOrder}s as lines on
 * standard input. Out: MQTT to one broker, one {@link org.bluehorizons.bench.cars.LoadReport} as a
 * line of JSON on standard output for each order.
 */
@NullMarked
package org.bluehorizons.bench.cars;

import org.jspecify.annotations.NullMarked;
