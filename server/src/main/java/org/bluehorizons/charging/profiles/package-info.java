/**
 * Charging profiles: limits over time that stations keep. In: profiles from operators and from the
 * sharing of power, what stations report of theirs and of outside limits. Out: commands to
 * stations, what each has installed, what it may draw because of it.
 */
@NullMarked
package org.bluehorizons.charging.profiles;

import org.jspecify.annotations.NullMarked;
