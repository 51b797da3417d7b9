@NullMarked
package org.bluehorizons.ingestion.loads;

import org.jspecify.annotations.NullMarked;
