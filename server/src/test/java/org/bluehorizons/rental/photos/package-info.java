@NullMarked
package org.bluehorizons.rental.photos;

import org.jspecify.annotations.NullMarked;
