/** The image as whoever runs it gets it: unpacked from its archive, and run as its user. */
@NullMarked
package org.bluehorizons.image;

import org.jspecify.annotations.NullMarked;
