/** Stories about local authorization lists. */
@NullMarked
package org.bluehorizons.charging.locallists;

import org.jspecify.annotations.NullMarked;
