@NullMarked
package org.bluehorizons.ingestion.places;

import org.jspecify.annotations.NullMarked;
