/**
 * What operators ask of stations, in words that hold for both versions of OCPP, one station at a
 * time or many. In: REST. Out: commands, and what became of them.
 */
@NullMarked
package org.bluehorizons.charging.operations;

import org.jspecify.annotations.NullMarked;
