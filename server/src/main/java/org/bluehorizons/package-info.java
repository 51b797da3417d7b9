/** The one program; its rooms are the packages below. */
@NullMarked
package org.bluehorizons;

import org.jspecify.annotations.NullMarked;
