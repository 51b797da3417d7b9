/**
 * Stations' settings: the configuration keys of 1.6 and the device model of 2.0.1 with its monitors
 * and events. In: reports, events, answers, operators' wishes. Out: what is known of each station,
 * with when it was told; commands; journal entries of what is alarming.
 */
@NullMarked
package org.bluehorizons.charging.configuration;

import org.jspecify.annotations.NullMarked;
