/** What happened in rental, and who hears of it. */
@NullMarked
package org.bluehorizons.rental.journal;

import org.jspecify.annotations.NullMarked;
