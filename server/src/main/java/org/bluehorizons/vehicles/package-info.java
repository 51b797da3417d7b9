/**
 * Cars: who they are, their connections, telemetry, live state and commands. In: MQTT from cars,
 * REST from staff. Out: rows in schema {@code vehicles}, live changes, commands to cars.
 */
@NullMarked
package org.bluehorizons.vehicles;

import org.jspecify.annotations.NullMarked;
