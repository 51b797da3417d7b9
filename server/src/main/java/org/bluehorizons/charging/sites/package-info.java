/**
 * Sites: places with a grid connection that their stations share. In: REST of operators. Out: rows;
 * a notification when a site's limit changes.
 */
@NullMarked
package org.bluehorizons.charging.sites;

import org.jspecify.annotations.NullMarked;
