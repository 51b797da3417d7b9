/**
 * The charging network: charge points on WebSockets, what they tell and what they are told, sites,
 * transactions with their energy and cost, and the sharing of power.
 *
 * <p>In: OCPP 1.6J and 2.0.1, REST. Out: commands to charge points, events for other modules.
 */
@NullMarked
package org.bluehorizons.charging;

import org.jspecify.annotations.NullMarked;
