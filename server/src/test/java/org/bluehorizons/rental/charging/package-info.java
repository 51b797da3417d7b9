@NullMarked
package org.bluehorizons.rental.charging;

import org.jspecify.annotations.NullMarked;
