/** What the halves of the infrastructure and the program agree on. */
@NullMarked
package org.bluehorizons.infra.contracts;

import org.jspecify.annotations.NullMarked;
