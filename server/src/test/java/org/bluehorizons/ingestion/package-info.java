@NullMarked
package org.bluehorizons.ingestion;

import org.jspecify.annotations.NullMarked;
