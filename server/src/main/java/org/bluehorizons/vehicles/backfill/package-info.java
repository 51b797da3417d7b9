/**
 * History from elsewhere. In: the data set {@code telemetry}, from bulk loads. Out: rows of {@code
 * vehicles.telemetry}; live states stay as they are.
 */
@NullMarked
package org.bluehorizons.vehicles.backfill;

import org.jspecify.annotations.NullMarked;
