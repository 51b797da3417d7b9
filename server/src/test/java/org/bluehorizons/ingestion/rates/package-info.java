@NullMarked
package org.bluehorizons.ingestion.rates;

import org.jspecify.annotations.NullMarked;
