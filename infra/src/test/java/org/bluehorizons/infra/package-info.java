/** Tests of the checks, and the checks of this project. */
@NullMarked
package org.bluehorizons.infra;

import org.jspecify.annotations.NullMarked;
