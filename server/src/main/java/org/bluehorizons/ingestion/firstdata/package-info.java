/**
 * What a new platform loads by itself: the regions and places of Singapore. In: the first start.
 * Out: two ordinary loads.
 */
@NullMarked
package org.bluehorizons.ingestion.firstdata;

import org.jspecify.annotations.NullMarked;
