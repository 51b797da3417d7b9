/** The messages of OCPP 1.6 as records: a component that may be null is optional. */
@NullMarked
package org.bluehorizons.charging.ocpp.v16;

import org.jspecify.annotations.NullMarked;
