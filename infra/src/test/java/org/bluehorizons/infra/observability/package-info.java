/** Alert rules and their routes. */
@NullMarked
package org.bluehorizons.infra.observability;

import org.jspecify.annotations.NullMarked;
