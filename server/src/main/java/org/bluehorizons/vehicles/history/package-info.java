/**
 * What cars told: telemetry over time, tracks, events, and what was put aside. In: questions over
 * REST. Out: figures downsampled by the database.
 */
@NullMarked
package org.bluehorizons.vehicles.history;

import org.jspecify.annotations.NullMarked;
