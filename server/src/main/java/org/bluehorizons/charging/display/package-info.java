/**
 * What stations show to people, and what they know of them: display messages and customer
 * information of 2.0.1. In: operators' wishes, stations' reports. Out: commands, rows.
 */
@NullMarked
package org.bluehorizons.charging.display;

import org.jspecify.annotations.NullMarked;
