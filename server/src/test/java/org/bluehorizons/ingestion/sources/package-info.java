@NullMarked
package org.bluehorizons.ingestion.sources;

import org.jspecify.annotations.NullMarked;
