/** The register of cars and what lets them connect (credentials, certificates). */
@NullMarked
package org.bluehorizons.vehicles.registry;

import org.jspecify.annotations.NullMarked;
