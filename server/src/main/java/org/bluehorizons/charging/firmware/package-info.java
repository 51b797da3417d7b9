/**
 * New firmware for stations: jobs, and every word that stations say of them. In: operators' wishes,
 * stations' statuses. Out: commands, jobs, journal entries {@code firmware.installed} and {@code
 * firmware.failed}.
 */
@NullMarked
package org.bluehorizons.charging.firmware;

import org.jspecify.annotations.NullMarked;
