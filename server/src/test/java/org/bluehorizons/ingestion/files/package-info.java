@NullMarked
package org.bluehorizons.ingestion.files;

import org.jspecify.annotations.NullMarked;
