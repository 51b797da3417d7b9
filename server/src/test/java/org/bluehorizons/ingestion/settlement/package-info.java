@NullMarked
package org.bluehorizons.ingestion.settlement;

import org.jspecify.annotations.NullMarked;
