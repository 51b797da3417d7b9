/** The messages of OCPP 2.0.1 as records: a component that may be null is optional. */
@NullMarked
package org.bluehorizons.charging.ocpp.v201;

import org.jspecify.annotations.NullMarked;
