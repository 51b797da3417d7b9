@NullMarked
package org.bluehorizons.rental.support;

import org.jspecify.annotations.NullMarked;
