/**
 * Cases of the public certification lists of OCPP, played over the wire by a charge point that
 * nobody here wrote, with an operator at the REST interface.
 */
@NullMarked
package org.bluehorizons.charging.conformance;

import org.jspecify.annotations.NullMarked;
