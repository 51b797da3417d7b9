/**
 * Places that are watched for files to load: folders and buckets. Each file that is found becomes
 * one load, whichever node finds it and whatever stops it meanwhile.
 *
 * <p>In: {@code bluehorizons.ingestion.sources.*}. Out: files taken in by {@code ingestion.files},
 * loads started by {@link org.bluehorizons.ingestion.Loads}.
 */
@NullMarked
package org.bluehorizons.ingestion.sources;

import org.jspecify.annotations.NullMarked;
