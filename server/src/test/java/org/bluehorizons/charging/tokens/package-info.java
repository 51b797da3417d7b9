/** Stories about id tokens. */
@NullMarked
package org.bluehorizons.charging.tokens;

import org.jspecify.annotations.NullMarked;
