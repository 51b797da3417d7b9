@NullMarked
package org.bluehorizons.ingestion.firstdata;

import org.jspecify.annotations.NullMarked;
