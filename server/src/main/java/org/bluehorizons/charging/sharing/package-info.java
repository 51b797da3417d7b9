/**
 * A site's power, shared among what charges there so that its limit holds whatever stations do. In:
 * what happens in charging, what cars need. Out: charging profiles to stations, events {@code
 * site.limited}, what each session was granted.
 */
@NullMarked
package org.bluehorizons.charging.sharing;

import org.jspecify.annotations.NullMarked;
