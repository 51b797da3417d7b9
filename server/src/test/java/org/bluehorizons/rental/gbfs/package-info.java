@NullMarked
package org.bluehorizons.rental.gbfs;

import org.jspecify.annotations.NullMarked;
