/** Tries what stands below everything. */
@NullMarked
package org.bluehorizons.platform;

import org.jspecify.annotations.NullMarked;
