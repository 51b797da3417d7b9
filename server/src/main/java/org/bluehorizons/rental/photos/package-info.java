/**
 * Pictures that drivers send: bounded, drawn anew by a task, without what the camera wrote beside
 * them. In: JPEG and PNG. Out: JPEG, to their owner and to staff.
 */
@NullMarked
package org.bluehorizons.rental.photos;

import org.jspecify.annotations.NullMarked;
