/**
 * The register of charging stations: what they are, where, how they prove who they are, whether
 * they may work. In: REST of operators. Out: rows that the gateway reads; notifications when a
 * station must go or its boot policy changes; journal entries.
 */
@NullMarked
package org.bluehorizons.charging.stations;

import org.jspecify.annotations.NullMarked;
