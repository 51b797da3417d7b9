@NullMarked
package org.bluehorizons.ingestion.formats;

import org.jspecify.annotations.NullMarked;
