/**
 * Tokens that stations know themselves, for when they are offline: named lists, where they hold,
 * and what each station has of them. In: changes by staff over REST, what stations answer. Out:
 * SendLocalList and GetLocalListVersion to stations.
 */
@NullMarked
package org.bluehorizons.charging.locallists;

import org.jspecify.annotations.NullMarked;
