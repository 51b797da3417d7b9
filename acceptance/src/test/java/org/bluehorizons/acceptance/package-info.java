/** The packaged programs, run as people run them. */
@NullMarked
package org.bluehorizons.acceptance;

import org.jspecify.annotations.NullMarked;
