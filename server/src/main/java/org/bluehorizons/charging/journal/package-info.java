/**
 * What happened in charging, and who hears of it: rows written with the change, handed to each
 * listener once and in order.
 */
@NullMarked
@NamedInterface("journal")
package org.bluehorizons.charging.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
